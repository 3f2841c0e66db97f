package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogLines.prefixed;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labels and structured metadata that have the names which a count gives to the fields of a line.
 * Where both exist, Loki keeps the stream's and calls the extracted one {@code NAME_extracted}.
 */
@Tag("real")
class LabelsNamedLikeOursTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY = new TimeRange(START, Instant.parse("2026-10-01T23:59:59Z"));
  private static final Map<String, String> COUNTRY = Map.of("geoip_country_code", "ES");

  static Stream<Map<String, String>> labels() {
    return Stream.concat(
        Stream.of("reqUser", "reqService", "reqKind", "reqStatus", "reqAddress", "reqRaw")
            .flatMap(
                name ->
                    Stream.of(Map.of(name, "404"), Map.of(name, "x", name + "_extracted", "y"))),
        Stream.of(
            Map.of("reqUser_extracted", "x"),
            Map.of("reqService_extracted", ""),
            Map.of("reqRaw", "", "reqUser", "", "reqService", ""),
            Map.of("reqUser", "u", "reqService", "s", "reqKind", "job", "reqStatus", "200"),
            Map.of("line", "x", "raw", "x", "user", "x", "service", "x", "__line__", "x")));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void ignoresStreamLabelsWithNamesOfExtractedFields(Map<String, String> labels) {
    assertTwentyUsers(RealLokis.tenant().push(with(Lokis.MANAGER, labels), requests(COUNTRY)));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void ignoresStructuredMetadataWithNamesOfExtractedFields(Map<String, String> labels) {
    assertTwentyUsers(RealLokis.tenant().push(Lokis.MANAGER, requests(with(COUNTRY, labels))));
  }

  static Stream<Map<String, String>> labelsOfIngresses() {
    return labels()
        .filter(labels -> labels.containsKey("reqService") || labels.containsKey("reqRaw"));
  }

  @ParameterizedTest
  @MethodSource("labelsOfIngresses")
  void ignoresIngressLabelsWithNamesOfExtractedFields(Map<String, String> labels) {
    LokiTenant loki = RealLokis.tenant().push(with(Lokis.INGRESS, labels), exposedRequests());

    LogReading reading = read(loki, EXPOSED);

    assertThat(services(reading)).containsOnly(Map.entry("foo", 50L), Map.entry("bar", 50L));
  }

  @Test
  void takesOriginFromAddressInLine() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      lines.add(manager(time(i), 200, "8.8.8.8", "/run/foo", "user-" + i));
    }
    Map<String, String> address = Map.of("reqAddress", "10.0.0.1");

    LogReading reading =
        read(RealLokis.tenant().push(with(Lokis.MANAGER, address), lines), MANAGER);

    reading.tally().forEach((cell, count) -> assertThat(cell.origin()).isEqualTo(Origin.UNKNOWN));
  }

  private static void assertTwentyUsers(LokiTenant loki) {
    LogReading reading = read(loki, MANAGER);
    assertThat(LokiTenant.users(reading)).hasSize(20).containsValue(5L).doesNotContainValue(4L);
    assertThat(services(reading)).containsOnly(Map.entry("foo", 100L));
    reading.tally().forEach((cell, count) -> assertThat(cell.origin().country()).isEqualTo("ES"));
  }

  private static LogReading read(LokiTenant loki, LogStream stream) {
    LogReading reading = loki.read(stream, DAY);
    assertThat(reading.tally().lines()).isEqualTo(new LineCounts(100, 0, Map.of()));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    return reading;
  }

  private static Map<String, Long> services(LogReading reading) {
    var services = new TreeMap<String, Long>();
    reading.tally().forEach((cell, count) -> services.merge(cell.service(), count, Long::sum));
    return services;
  }

  private static List<LoggedLine> requests(Map<String, String> metadata) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      LoggedLine line = manager(time(i), 200, "10.0.0.1", "/run/foo", "user-" + i % 20);
      LoggedLine odd = prefixed("2026-10-01T00:00:00.1Z stderr F ", line);
      lines.add(new LoggedLine(line.time(), (i % 10 == 0 ? odd : line).text(), metadata));
    }
    return lines;
  }

  private static List<LoggedLine> exposedRequests() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      String path = "/system/services/" + (i % 2 == 0 ? "foo" : "bar") + "/exposed";
      LoggedLine line = ingress(time(i), 200, "10.0.0.1", path);
      lines.add(i % 10 == 0 ? prefixed("2026-10-01T00:00:00.1Z stderr F ", line) : line);
    }
    return lines;
  }

  private static Instant time(int i) {
    return START.plusSeconds(i * 860L);
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
