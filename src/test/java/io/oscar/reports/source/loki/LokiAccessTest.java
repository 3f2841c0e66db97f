package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.http.Endpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tenants, credentials and the labels that carry countries. */
class LokiAccessTest {
  private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

  @AutoClose private final LokiStub loki = new LokiStub();

  @Test
  void sendsTenantAndCredentialWithEveryCall() {
    loki.push(Lokis.MANAGER, List.of(manager(NOON, 200, "10.0.0.1", "/run/a", "user")));
    var endpoint =
        new Endpoint("Loki", loki.url(), "Bearer secret", Map.of("X-Scope-OrgID", "oscar"), null);

    read(endpoint);

    assertThat(loki.calls())
        .isNotEmpty()
        .allSatisfy(
            call ->
                assertThat(call)
                    .containsEntry("header Authorization", "Bearer secret")
                    .containsEntry("header X-scope-orgid", "oscar"));
  }

  @Test
  void hidesCredentialInFailures() {
    loki.withFault(call -> new StubRefusal(403, "forbidden"));

    LogReading reading = read(new Endpoint("Loki", loki.url(), "Basic c2VjcmV0", Map.of(), null));

    assertThat(reading.toString()).contains("403").doesNotContain("c2VjcmV0");
  }

  @Test
  void readsCountriesFromAllKnownLabels() {
    loki.push(
        Lokis.MANAGER,
        List.of(
            labelled(1, Map.of("geoip_country_code", "ES")),
            labelled(2, Map.of("country_code", "pt")),
            labelled(3, Map.of("geoip_country_name", "Spain")),
            labelled(4, Map.of("country", "Narnia")),
            labelled(5, Map.of("geoip_country_code", "", "country", "FR")),
            labelled(6, Map.of())));

    var countries = new TreeMap<String, Long>();
    read(Endpoint.of("Loki", loki.url()))
        .tally()
        .forEach((cell, count) -> countries.merge(cell.origin().country(), count, Long::sum));

    assertThat(countries)
        .containsExactly(
            Map.entry("ES", 2L),
            Map.entry("FR", 1L),
            Map.entry("Narnia", 1L),
            Map.entry("PT", 1L),
            Map.entry("unknown", 1L));
  }

  private static LoggedLine labelled(int second, Map<String, String> labels) {
    LoggedLine line = manager(NOON.plusSeconds(second), 200, "8.8.8.8", "/run/a", "user");
    return new LoggedLine(line.time(), line.text(), labels);
  }

  private static LogReading read(Endpoint endpoint) {
    var range = new TimeRange(NOON.minusSeconds(60), NOON.plusSeconds(60));
    return Lokis.requestLog(endpoint)
        .read(new LogRequest(MANAGER, range, null, Deadline.none(Clock.systemUTC())));
  }
}
