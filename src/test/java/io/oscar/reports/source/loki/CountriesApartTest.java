package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.RequestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams of countries are counted on their own, without the addresses of clients. */
class CountriesApartTest {
  private static final String LABEL = "geoip_country_code";

  @AutoClose private final LokiStub stub = new LokiStub();

  @Test
  void everyLineCountsOnceAndWhereItCameFrom() {
    streams().forEach(stub::push);

    assertCounts(Lokis.requestLog(stub.url(), Lokis.PARTING));

    assertThat(stub.calls())
        .extracting(call -> call.getOrDefault("query", ""))
        .filteredOn(query -> query.contains("regexp") && query.contains(LABEL + "=~"))
        .isNotEmpty();
  }

  @Test
  @Tag("real")
  void everyLineCountsOnceInARealLoki() {
    LokiTenant tenant = RealLokis.tenant();
    streams().forEach(tenant::push);
    tenant.store();

    assertCounts(Lokis.requestLog(tenant.endpoint(), Lokis.PARTING));
  }

  @Test
  void aQueryThatTakesTheLabelAwayIsCountedByAddresses() {
    streams().forEach(stub::push);

    LogReading reading =
        ReadLoki.day(
            Lokis.requestLog(stub.url(), "{namespace=\"oscar\", app=\"oscar\"} | drop " + LABEL));

    // of lines whose metadata tell a country in another label
    assertThat(countries(reading))
        .containsExactly(Map.entry("ES", 60L), Map.entry("FR", 60L), Map.entry("unknown", 600L));
  }

  private static void assertCounts(RequestLog log) {
    LogReading reading = ReadLoki.day(log);

    assertThat(countries(reading))
        .containsExactly(
            Map.entry("DE", 120L),
            Map.entry("ES", 180L),
            Map.entry("FR", 60L),
            Map.entry("PT", 120L),
            Map.entry("unknown", 240L));
    assertThat(ReadLoki.byUser(reading.tally()))
        .containsExactly(Map.entry("ann", 360L), Map.entry("bob", 360L));
    assertThat(reading.tally().lines().refused()).isEqualTo(72);
    assertThat(reading.status().notes()).isEmpty();
  }

  /**
   * Streams of three countries, of none, and such whose label names none or whose lines tell it.
   */
  private static Map<Map<String, String>, List<LoggedLine>> streams() {
    var streams = new HashMap<Map<String, String>, List<LoggedLine>>();
    streams.put(stream("ES"), lines(120, Map.of()));
    streams.put(stream("PT"), lines(120, Map.of()));
    streams.put(stream("DE"), lines(120, Map.of()));
    streams.put(stream("unknown"), lines(120, Map.of()));
    streams.put(stream("-"), lines(60, Map.of("country", "Spain")));
    streams.put(Lokis.MANAGER, new ArrayList<>(lines(120, Map.of())));
    streams.get(Lokis.MANAGER).addAll(lines(60, Map.of("country_code", "fr")));
    return streams;
  }

  private static Map<String, String> stream(String country) {
    var stream = new HashMap<>(Lokis.MANAGER);
    stream.put(LABEL, country);
    return stream;
  }

  /** So many requests, and one for each ten of them that the manager refused. */
  private static List<LoggedLine> lines(int number, Map<String, String> metadata) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number + number / 10; i++) {
      Instant time = ReadLoki.START.plusSeconds(300L * i).plusNanos(i + metadata.size());
      int status = i < number ? (i % 3 == 0 ? 500 : 200) : 403;
      String user = i % 2 == 0 ? "ann" : "bob";
      String text = LogLines.manager(time, status, "8.8.8." + i, "/run/nb", user).text();
      lines.add(new LoggedLine(time, text, metadata));
    }
    return lines;
  }

  private static Map<String, Long> countries(LogReading reading) {
    var countries = new TreeMap<String, Long>();
    reading
        .tally()
        .forEach((cell, count) -> countries.merge(cell.origin().key(), count, Long::sum));
    return countries;
  }
}
