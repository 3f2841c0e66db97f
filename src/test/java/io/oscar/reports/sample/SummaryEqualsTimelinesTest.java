package io.oscar.reports.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Interval;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.report.TimelinePoint;
import io.oscar.reports.report.Totals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The points of every timeline add up to the summary of its range, and each point is the summary of
 * its own, whatever the interval, the time zone and the rows.
 */
class SummaryEqualsTimelinesTest {
  // Hours are on record from August to October.
  private static final Instant FIRST = Instant.parse("2026-08-02T00:00:00Z");
  private static final long SECONDS = Duration.ofDays(88).toSeconds();
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Madrid", "Asia/Kolkata", "America/Los_Angeles", "+05:45");

  private final ReportFunctions functions = SampleSources.functions(new ParsedSample());
  private final Random random = new Random(2_000);

  SummaryEqualsTimelinesTest() throws IOException {}

  @Test
  void summaryEqualsTimelinesForAHundredRanges() {
    for (int round = 0; round < 100; round++) {
      Instant start = FIRST.plusSeconds(random.nextLong(SECONDS)).plusNanos(random.nextInt());
      Instant end = start.plusSeconds(random.nextLong(SECONDS / 4)).plusNanos(random.nextInt());
      if (end.isAfter(start)) {
        ReportQuery.Builder query =
            ReportQuery.builder()
                .range(start, end)
                .zone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
        check(query, some(Interval.values()));
      }
    }
  }

  private void check(ReportQuery.Builder query, Interval interval) {
    Totals totals = ((Summary) report(Operation.SUMMARY, query)).totals();
    Timeline whole = (Timeline) report(Operation.TIMELINE, query.interval(interval));
    checkSums(whole, totals);
    assertThat(sum(whole, TimelinePoint::requestsCountExposed))
        .isEqualTo(totals.requestsCountExposed());
    assertThat(hours(whole, TimelinePoint::cpuHours))
        .isCloseTo(totals.cpuHoursTotal(), within(1e-2));
    TimelinePoint one = whole.points().get(random.nextInt(whole.points().size()));
    checkPoint(one);

    for (GroupBy group : GroupBy.values()) {
      Timeline rows =
          (Timeline) report(Operation.TIMELINE, query.groupBy(group).top(1 + random.nextInt(12)));
      checkSums(rows, totals);
      if (group == GroupBy.SERVICE) {
        assertThat(sum(rows, TimelinePoint::requestsCountExposed))
            .isEqualTo(totals.requestsCountExposed());
        assertThat(hours(rows, TimelinePoint::gpuHours))
            .isCloseTo(totals.gpuHoursTotal(), within(1e-2));
      }
    }
  }

  private void checkPoint(TimelinePoint point) {
    ReportQuery.Builder query = ReportQuery.builder().range(point.start(), point.end());
    Totals totals = ((Summary) report(Operation.SUMMARY, query)).totals();
    assertThat(point.requestsCountTotal()).isEqualTo(totals.requestsCountTotal());
    assertThat(point.requestsCountExposed()).isEqualTo(totals.requestsCountExposed());
    assertThat(point.uniqueUsersCount()).isEqualTo(totals.usersCount());
    assertThat(point.cpuHours()).isCloseTo(totals.cpuHoursTotal(), within(1e-5));
  }

  private static void checkSums(Timeline timeline, Totals totals) {
    assertThat(sum(timeline, TimelinePoint::requestsCountTotal))
        .isEqualTo(totals.requestsCountTotal());
    assertThat(sum(timeline, TimelinePoint::requestsCountSync))
        .isEqualTo(totals.requestsCountSync());
    assertThat(sum(timeline, TimelinePoint::requestsCountAsync))
        .isEqualTo(totals.requestsCountAsync());
  }

  private static long sum(Timeline timeline, ToLongFunction<TimelinePoint> count) {
    return timeline.points().stream().mapToLong(count).sum();
  }

  private static double hours(Timeline timeline, Function<TimelinePoint, @Nullable Double> hours) {
    return timeline.points().stream().map(hours).mapToDouble(Objects::requireNonNull).sum();
  }

  private Object report(Operation operation, ReportQuery.Builder query) {
    var request = new ReportRequest(query.build(), null, false, Caller.UNATTENDED);
    return functions.of(operation).apply(request);
  }

  private <T> T some(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
