package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.real.LokiOptions;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of an installation, each so small that a question has to be asked in parts. */
@Tag("real")
class SizeLimitsTest {
  // for counts, and for lines
  private static final Instant SPARSE = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant DENSE = Instant.parse("2026-10-31T00:00:00Z");

  private static final TimeRange DENSE_RANGE =
      new TimeRange(DENSE, DENSE.plus(Duration.ofHours(2)));

  @ParameterizedTest
  @CsvSource({
    // [interval] value exceeds limit
    "max_query_range, 2h",
    // the query time range exceeds the limit
    "max_query_length, 30h",
    // query too large to execute on a single querier
    "max_querier_bytes_read, 40KB",
    // the query would read too many bytes
    "max_query_bytes_read, 40KB",
    "max_query_series, 20",
    "max_entries_limit_per_query, 50",
    "max_streams_matchers_per_query, 2",
  })
  void countsAllLinesDespiteSmallLimits(String limit, String value) {
    LokiOptions options = LokiOptions.stock().withLimit(limit, value);
    LokiTenant loki =
        RealLokis.tenant(options)
            .push(Lokis.MANAGER, lines(SPARSE, Duration.ofMinutes(72)))
            .push(Lokis.MANAGER, lines(DENSE, Duration.ofSeconds(10)))
            .store();

    assertComplete(loki.read(MANAGER, new TimeRange(SPARSE, DENSE.minusNanos(1))));
    assertComplete(loki.read(MANAGER, DENSE_RANGE));

    // nothing is older here, so the month before the range is looked at as well
    LokiTenant young =
        RealLokis.tenant(options).push(Lokis.MANAGER, lines(DENSE, Duration.ofSeconds(10)));
    assertComplete(young.read(MANAGER, DENSE_RANGE));
  }

  private static void assertComplete(LogReading reading) {
    assertThat(reading.tally().lines().counted()).isEqualTo(600);
    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private static List<LoggedLine> lines(Instant start, Duration step) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 600; i++) {
      Instant time = start.plus(step.multipliedBy(i));
      lines.add(manager(time, 200, "10.0.0.1", "/run/foo", "user-" + i));
    }
    return lines;
  }
}
