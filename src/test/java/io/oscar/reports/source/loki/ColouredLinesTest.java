package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogLines.prefixed;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ANSI colours that the operator's query takes off the lines. */
@Tag("real")
class ColouredLinesTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {860, 1})
  void countsDecolorizedLines(int secondsBetweenLines) {
    Duration step = Duration.ofSeconds(secondsBetweenLines);
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      LoggedLine line =
          manager(START.plus(step.multipliedBy(i)), 200, "10.0.0.1", "/run/foo", "user-" + i);
      LoggedLine coloured =
          LoggedLine.of(line.time(), line.text().replace("200", "\u001b[97;42m200\u001b[0m"));
      lines.add(i % 2 == 0 ? coloured : prefixed("2026-10-01T00:00:00.1Z stderr F ", coloured));
    }
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, lines);

    LogReading reading =
        loki.read(
            Lokis.managerQuery(LokiSettings.DEFAULT_QUERY + " | decolorize"),
            MANAGER,
            new TimeRange(START, START.plus(step.multipliedBy(100))));

    assertThat(reading.tally().lines()).isEqualTo(new LineCounts(100, 0, Map.of()));
    assertThat(LokiTenant.users(reading)).hasSize(100);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }
}
