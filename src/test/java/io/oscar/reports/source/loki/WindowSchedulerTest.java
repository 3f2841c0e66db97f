package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.loki.LokiJson.Volume;
import io.oscar.reports.tally.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The windows of a part, in which it is counted or read. */
class WindowSchedulerTest {
  private static final long DAY = 24 * Window.HOUR;
  private static final long FIRST = 20_000 * DAY;

  @Test
  void sparseLinesAreCountedInWindowsOfAsManyAsThePaceAdvises() {
    WindowScheduler scheduler = scheduler(List.of(days(0, 3)), 600, Buckets.NONE);

    List<Window> windows = all(scheduler);

    assertThat(windows).first().isEqualTo(new Window(FIRST, FIRST + DAY / 2));
    assertThat(windows).hasSize(6).allMatch(scheduler::isToBeCounted);
    assertCovered(windows, days(0, 3));
  }

  @Test
  void denseLinesAreReadInPagesThatEndBeforeTheHour() {
    WindowScheduler scheduler = scheduler(List.of(days(0, 1)), 48_000, Buckets.NONE);

    List<Window> windows = all(scheduler);

    assertThat(windows).first().isEqualTo(new Window(FIRST, FIRST + 2 * Window.HOUR - 1));
    assertThat(windows).noneMatch(scheduler::isToBeCounted);
    assertCovered(windows, days(0, 1));
  }

  @Test
  void partsOfASecondAreNotCounted() {
    var odd = new Window(FIRST + 5, FIRST + DAY - 5);
    WindowScheduler scheduler = scheduler(List.of(odd), 100, Buckets.NONE);

    List<Window> windows = all(scheduler);

    assertThat(windows)
        .containsExactly(
            new Window(FIRST + 5, FIRST + Window.SECOND),
            new Window(FIRST + Window.SECOND, FIRST + DAY - Window.SECOND),
            new Window(FIRST + DAY - Window.SECOND, FIRST + DAY - 5));
    assertThat(windows.stream().map(scheduler::isToBeCounted)).containsExactly(false, true, false);
  }

  @Test
  void aWindowToCountLiesInOneBucket() {
    var starts = List.of(Timestamps.toInstant(FIRST), Timestamps.toInstant(FIRST + DAY));
    WindowScheduler scheduler =
        scheduler(List.of(days(0, 2)), 100, Buckets.of(Buckets.By.KIND, starts));

    List<Window> windows = all(scheduler);

    assertThat(windows)
        .containsExactly(
            new Window(FIRST, FIRST + DAY - Window.SECOND),
            new Window(FIRST + DAY - Window.SECOND, FIRST + DAY),
            new Window(FIRST + DAY, FIRST + 2 * DAY));
    assertThat(windows.stream().map(scheduler::isToBeCounted)).containsExactly(true, false, true);
  }

  @Test
  void stretchesAreCoveredOneAfterTheOther() {
    WindowScheduler scheduler = scheduler(List.of(days(0, 1), days(2, 3)), 100, Buckets.NONE);

    assertThat(scheduler.next()).isEqualTo(days(0, 1));
    assertThat(scheduler.rest()).containsExactly(days(2, 3));
    assertThat(scheduler.next()).isEqualTo(days(2, 3));
    assertThat(scheduler.next()).isNull();
    assertThat(scheduler.rest()).isEmpty();
  }

  @Test
  void windowsAreNoLongerThanTheInstallationAllows() {
    var limits =
        new LimitErrorParser(new TenantLimits(0, 0, Duration.ofHours(7), null, null, null));
    var scheduler =
        new WindowScheduler(part(List.of(days(0, 1)), 10, limits), limits, Buckets.NONE);

    List<Window> windows = all(scheduler);

    assertThat(windows).hasSize(4);
    assertThat(windows)
        .first()
        .isEqualTo(new Window(FIRST, FIRST + 7 * Window.HOUR - Window.SECOND));
    assertCovered(windows, days(0, 1));
  }

  @Test
  void aWindowThatIsTooLargeIsPartedByWhatThePaceAdvises() {
    WindowScheduler scheduler = scheduler(List.of(days(0, 1)), 1_100, Buckets.NONE);

    List<Window> parts = scheduler.parts(days(0, 1));

    assertThat(parts).hasSize(4);
    assertCovered(parts, days(0, 1));
  }

  private static void assertCovered(List<Window> windows, Window whole) {
    assertThat(windows.getFirst().after()).isEqualTo(whole.after());
    assertThat(windows.getLast().upTo()).isEqualTo(whole.upTo());
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).after()).isEqualTo(windows.get(i - 1).upTo());
    }
  }

  private static List<Window> all(WindowScheduler scheduler) {
    var windows = new ArrayList<Window>();
    for (Window next = scheduler.next(); next != null; next = scheduler.next()) {
      windows.add(next);
    }
    return windows;
  }

  private static Window days(int from, int to) {
    return new Window(FIRST + from * DAY, FIRST + to * DAY);
  }

  private static WindowScheduler scheduler(
      List<Window> stretches, int linesPerDay, Buckets buckets) {
    var limits = new LimitErrorParser(TenantLimits.UNKNOWN);
    return new WindowScheduler(part(stretches, linesPerDay, limits), limits, buckets);
  }

  /** Lines of 200 bytes each, evenly over the days. */
  private static LogPart part(List<Window> stretches, int linesPerDay, LimitErrorParser limits) {
    List<Volume> volumes =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                day ->
                    new Volume(Map.of(), (FIRST + day * DAY) / 1_000_000 - 1, 200L * linesPerDay))
            .toList();
    return new LogPart(
        LogQl.ofTemplate("{app=\"oscar\"}", Map.of()),
        false,
        stretches,
        VolumeHistogram.of(volumes, Duration.ofDays(1)),
        new CostModel(QueryCosts.MEASURED, limits, 200, 0.6));
  }
}
