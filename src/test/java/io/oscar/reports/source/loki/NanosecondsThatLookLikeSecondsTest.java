package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments of early 1970 whose nanoseconds have so few digits that Loki takes them for seconds. */
@Tag("real")
class NanosecondsThatLookLikeSecondsTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // as seconds: the first day of October 2026
    "1970-01-01T00:00:01.790812800Z, 1970-01-01T00:00:01.790899199Z",
    "1970-01-01T00:00:01.790812800Z, 1970-01-01T00:00:01.790812900Z",
    "1970-01-01T00:00:01Z, 1970-01-01T00:00:03Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:09.999999999Z",
  })
  void readsNothingForRangesOfEarly1970(String first, String last) {
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, day());

    LogReading reading =
        loki.read(MANAGER, new TimeRange(Instant.parse(first), Instant.parse(last)));

    assertThat(reading.tally().lines().read()).isZero();
    assertThat(reading.status().lastUpdated()).isNull();
  }

  private static List<LoggedLine> day() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      lines.add(manager(START.plusSeconds(i * 860L), 200, "10.0.0.1", "/run/foo", "user-" + i));
    }
    return lines;
  }
}
