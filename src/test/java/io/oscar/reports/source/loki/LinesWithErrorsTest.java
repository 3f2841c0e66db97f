package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loki counts no line that has the label {@code __error__}: it refuses the whole query instead. */
@Tag("real")
class LinesWithErrorsTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {860, 1})
  void countsLinesWithErrorsOfQueryStage(int secondsBetweenLines) {
    Duration step = Duration.ofSeconds(secondsBetweenLines);
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, lines(step, Map.of()));

    assertComplete(loki, LokiSettings.DEFAULT_QUERY + " | json", step);
  }

  @ParameterizedTest
  @ValueSource(ints = {860, 1})
  void countsLinesWithErrorsInMetadata(int secondsBetweenLines) {
    Duration step = Duration.ofSeconds(secondsBetweenLines);
    Map<String, String> error = Map.of("__error__", "x", "__error_details__", "y");
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, lines(step, error));

    assertComplete(loki, LokiSettings.DEFAULT_QUERY, step);
  }

  @ParameterizedTest
  @ValueSource(ints = {860, 1})
  void countsAllLinesWhenOneHasErrorInMetadata(int secondsBetweenLines) {
    Duration step = Duration.ofSeconds(secondsBetweenLines);
    List<LoggedLine> lines = lines(step, Map.of());
    LoggedLine line = lines.get(50);
    lines.set(50, new LoggedLine(line.time(), line.text(), Map.of("__error__", "x")));
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, lines);

    assertComplete(loki, LokiSettings.DEFAULT_QUERY, step);
  }

  private static void assertComplete(LokiTenant loki, String query, Duration step) {
    LogReading reading =
        loki.read(
            Lokis.managerQuery(query),
            MANAGER,
            new TimeRange(START, START.plus(step.multipliedBy(100))));

    assertThat(reading.tally().lines().counted()).isEqualTo(100);
    assertThat(LokiTenant.users(reading)).hasSize(100);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private static List<LoggedLine> lines(Duration step, Map<String, String> metadata) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      LoggedLine line =
          manager(START.plus(step.multipliedBy(i)), 200, "10.0.0.1", "/run/foo", "user-" + i);
      lines.add(new LoggedLine(line.time(), line.text(), metadata));
    }
    return lines;
  }
}
