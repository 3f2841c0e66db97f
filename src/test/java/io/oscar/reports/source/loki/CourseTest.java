package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.loki.LokiJson.Volume;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The windows of a part, in which it is counted or read. */
class CourseTest {
  private static final long DAY = 24 * Window.HOUR;
  private static final long FIRST = 20_000 * DAY;

  @Test
  void sparseLinesAreCountedInWindowsOfAsManyAsThePaceAdvises() {
    Course course = course(List.of(days(0, 3)), 600, Buckets.NONE);

    List<Window> windows = all(course);

    assertThat(windows).first().isEqualTo(new Window(FIRST, FIRST + DAY / 2));
    assertThat(windows).hasSize(6).allMatch(course::isToBeCounted);
    assertCovered(windows, days(0, 3));
  }

  @Test
  void denseLinesAreReadInPagesThatEndBeforeTheHour() {
    Course course = course(List.of(days(0, 1)), 48_000, Buckets.NONE);

    List<Window> windows = all(course);

    assertThat(windows).first().isEqualTo(new Window(FIRST, FIRST + 2 * Window.HOUR - 1));
    assertThat(windows).noneMatch(course::isToBeCounted);
    assertCovered(windows, days(0, 1));
  }

  @Test
  void partsOfASecondAreNotCounted() {
    var odd = new Window(FIRST + 5, FIRST + DAY - 5);
    Course course = course(List.of(odd), 100, Buckets.NONE);

    List<Window> windows = all(course);

    assertThat(windows)
        .containsExactly(
            new Window(FIRST + 5, FIRST + Window.SECOND),
            new Window(FIRST + Window.SECOND, FIRST + DAY - Window.SECOND),
            new Window(FIRST + DAY - Window.SECOND, FIRST + DAY - 5));
    assertThat(windows.stream().map(course::isToBeCounted)).containsExactly(false, true, false);
  }

  @Test
  void aWindowToCountLiesInOneBucket() {
    var starts = List.of(Timestamps.toInstant(FIRST), Timestamps.toInstant(FIRST + DAY));
    Course course = course(List.of(days(0, 2)), 100, Buckets.of(Buckets.By.KIND, starts));

    List<Window> windows = all(course);

    assertThat(windows)
        .containsExactly(
            new Window(FIRST, FIRST + DAY - Window.SECOND),
            new Window(FIRST + DAY - Window.SECOND, FIRST + DAY),
            new Window(FIRST + DAY, FIRST + 2 * DAY));
    assertThat(windows.stream().map(course::isToBeCounted)).containsExactly(true, false, true);
  }

  @Test
  void stretchesAreCoveredOneAfterTheOther() {
    Course course = course(List.of(days(0, 1), days(2, 3)), 100, Buckets.NONE);

    assertThat(course.next()).isEqualTo(days(0, 1));
    assertThat(course.rest()).containsExactly(days(2, 3));
    assertThat(course.next()).isEqualTo(days(2, 3));
    assertThat(course.next()).isNull();
    assertThat(course.rest()).isEmpty();
  }

  @Test
  void windowsAreNoLongerThanTheInstallationAllows() {
    var limits = new ServerLimits(new TenantLimits(0, 0, Duration.ofHours(7), null, null, null));
    var course = new Course(part(List.of(days(0, 1)), 10, limits), limits, Buckets.NONE);

    List<Window> windows = all(course);

    assertThat(windows).hasSize(4);
    assertThat(windows)
        .first()
        .isEqualTo(new Window(FIRST, FIRST + 7 * Window.HOUR - Window.SECOND));
    assertCovered(windows, days(0, 1));
  }

  @Test
  void aWindowThatIsTooLargeIsPartedByWhatThePaceAdvises() {
    Course course = course(List.of(days(0, 1)), 1_100, Buckets.NONE);

    List<Window> parts = course.parts(days(0, 1));

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

  private static List<Window> all(Course course) {
    var windows = new ArrayList<Window>();
    for (Window next = course.next(); next != null; next = course.next()) {
      windows.add(next);
    }
    return windows;
  }

  private static Window days(int from, int to) {
    return new Window(FIRST + from * DAY, FIRST + to * DAY);
  }

  private static Course course(List<Window> stretches, int linesPerDay, Buckets buckets) {
    var limits = new ServerLimits(TenantLimits.UNKNOWN);
    return new Course(part(stretches, linesPerDay, limits), limits, buckets);
  }

  /** Lines of 200 bytes each, evenly over the days. */
  private static LogPart part(List<Window> stretches, int linesPerDay, ServerLimits limits) {
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
        DensityMap.of(volumes, Duration.ofDays(1)),
        new Pace(Costs.MEASURED, limits, 200, 0.6));
  }
}
