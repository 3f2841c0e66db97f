package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of stretches that could not be read. */
class WindowGapsTest {
  private static final long FIRST = 1_790_000_000 * Window.SECOND;

  @Test
  void neighboursWithOneReasonAreOneNote() {
    var gaps = new WindowGaps(false);
    gaps.add(window(10, 20), "timed out");
    gaps.add(window(0, 10), "timed out");
    gaps.add(window(20, 30), "refused");

    assertThat(gaps.notes())
        .containsExactly(
            "not read: 2026-09-21T14:13:20.000000001Z to 2026-09-21T14:13:40Z (timed out)",
            "not read: 2026-09-21T14:13:40.000000001Z to 2026-09-21T14:13:50Z (refused)");
  }

  @Test
  void ofALogThatIsReadInPartsOnlyOneMayBeMissing() {
    var gaps = new WindowGaps(true);
    gaps.add(window(0, 20), "timed out");
    gaps.add(window(5, 10), "timed out");
    gaps.add(window(10, 30), "timed out");

    assertThat(gaps.notes())
        .containsExactly(
            "not read in full: 2026-09-21T14:13:20.000000001Z to 2026-09-21T14:13:50Z (timed out)");
  }

  @Test
  void everythingIsMissingOnceAllPartsAre() {
    var gaps = new WindowGaps(true);
    List<Window> parts = List.of(window(0, 30), window(0, 30));
    gaps.add(window(0, 30), "timed out");
    assertThat(gaps.coverAll(parts)).isFalse();

    gaps.add(window(0, 30), "timed out");

    assertThat(gaps.coverAll(parts)).isTrue();
  }

  @Test
  void moreThanTenAreNumbered() {
    var gaps = new WindowGaps(false);
    for (int i = 0; i < 13; i++) {
      gaps.add(window(10 * i, 10 * i + 5), "timed out");
    }

    assertThat(gaps.notes()).hasSize(11).last().isEqualTo("and 3 more ranges not read");
  }

  private static Window window(int after, int upTo) {
    return new Window(FIRST + after * Window.SECOND, FIRST + upTo * Window.SECOND);
  }
}
