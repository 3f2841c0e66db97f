package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final TimeRange TWO_DAYS =
      new TimeRange(
          Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-02T23:59:59.999999999Z"));
  private static final Origin SPAIN = Origin.of("ES");

  @Test
  void sumsRowsBeyondTheTopAsOthersWithDistinctUsers() {
    Timeline timeline =
        timeline(
            GroupBy.SERVICE,
            1,
            cell("big", "ann"),
            cell("big", "bob"),
            cell("small", "ann"),
            cell("tiny", "ann"),
            cell("tiny", "minio"));

    assertThat(timeline.points())
        .filteredOn(point -> point.start().equals(TWO_DAYS.start()))
        .extracting(TimelinePoint::key, TimelinePoint::requestsCountTotal)
        .containsExactly(tuple("big", 2L), tuple("others", 3L));
    assertThat(timeline.points().get(1).uniqueUsersCount()).isEqualTo(1);
  }

  @Test
  void sortsEqualRowsByName() {
    Timeline timeline =
        timeline(GroupBy.SERVICE, 2, cell("c", "x"), cell("a", "x"), cell("b", "x"));

    assertThat(timeline.points())
        .extracting(TimelinePoint::key)
        .containsExactly("a", "b", "others", "a", "b", "others");
  }

  @Test
  void countsAServiceNamedOthersInTheOthersRow() {
    Timeline timeline = timeline(GroupBy.SERVICE, 5, cell("others", "x"), cell("a", "x"));

    assertThat(timeline.points())
        .extracting(TimelinePoint::key)
        .containsExactly("a", "others", "a", "others");
  }

  @Test
  void addsHoursWithoutARowToOthers() {
    Usage usage =
        new Usage(Map.of("a", new Hours(2, 0), "idle", new Hours(3, 0)), new Hours(0.5, 1));
    Timeline timeline = timeline(GroupBy.SERVICE, 5, List.of(usage, Usage.NONE), cell("a", "x"));

    assertThat(timeline.points())
        .extracting(TimelinePoint::key, TimelinePoint::cpuHours, TimelinePoint::gpuHours)
        .containsExactly(
            tuple("a", 2.0, 0.0),
            tuple("others", 3.5, 1.0),
            tuple("a", 0.0, 0.0),
            tuple("others", 0.0, 0.0));
  }

  @Test
  void unknownHoursAreNullNotZero() {
    Timeline timeline = timeline(null, 0, List.of(), cell("a", "x"));

    assertThat(timeline.points()).extracting(TimelinePoint::cpuHours).containsOnlyNulls();
  }

  @Test
  void requestsWithoutAUserHaveTheirOwnRow() {
    Timeline timeline = timeline(GroupBy.USER, 5, cell("a", ""), cell("a", "ann"));

    assertThat(timeline.points()).extracting(TimelinePoint::key).contains("(none)", "ann");
    assertThat(timeline.points()).extracting(TimelinePoint::uniqueUsersCount).containsOnlyNulls();
    assertThat(timeline.points())
        .extracting(TimelinePoint::requestsCountExposed)
        .containsOnlyNulls();
  }

  @Test
  void aRangeWithoutRequestsStillHasItsPoints() {
    assertThat(timeline(null, 0).points())
        .extracting(TimelinePoint::requestsCountTotal)
        .containsExactly(0L, 0L);
    assertThat(timeline(GroupBy.USER, 5).points()).isEmpty();
  }

  @Test
  void containsTheTimeZone() {
    assertThat(timeline(null, 0).timeZone()).isEqualTo("UTC");
    ReportQuery query = ReportQuery.builder().zone(ZoneId.of("Europe/Madrid")).build();
    ReportFacts facts = facts(null, List.of());
    assertThat(Timelines.of(facts, query).timeZone()).isEqualTo("Europe/Madrid");
  }

  private static Tally.Cell cell(String service, String user) {
    return new Tally.Cell(service, RequestKind.SYNC, user, SPAIN);
  }

  private static Timeline timeline(@Nullable GroupBy groupBy, int top, Tally.Cell... cells) {
    return timeline(groupBy, top, List.of(), cells);
  }

  /** The timeline of requests on the first of two days, one of each cell. */
  private static Timeline timeline(
      @Nullable GroupBy groupBy, int top, List<Usage> usage, Tally.Cell... cells) {
    ReportQuery query =
        ReportQuery.builder().groupBy(groupBy).top(groupBy == null ? null : top).build();
    return Timelines.of(facts(groupBy, usage, cells), query);
  }

  private static ReportFacts facts(
      @Nullable GroupBy groupBy, List<Usage> usage, Tally.Cell... cells) {
    TimeGrid grid = TimeGrid.of(TWO_DAYS, Interval.DAY, ZoneOffset.UTC, groupBy);
    Buckets buckets = grid.buckets();
    var tally = Tally.builder(service -> true, buckets.by());
    for (Tally.Cell cell : cells) {
      tally.count(cell, 1, 7, 0);
    }
    return new ReportFacts(
        TWO_DAYS, List.of(tally.build()), Usage.NONE, usage, grid, Inventory.UNKNOWN, List.of());
  }
}
