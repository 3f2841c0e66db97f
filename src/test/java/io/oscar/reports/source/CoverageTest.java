package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T00:00:00Z");

  @Test
  void retentionThatEndsInTheMiddleOfABusyRangeIsSaid() {
    Instant oldest = Instant.parse("2026-10-16T00:00:00Z");

    assertThat(Coverage.lateBeginning(START, oldest, END, 10_000))
        .isEqualTo("data begin at 2026-10-16T00:00:00Z: nothing older is on record");
  }

  @Test
  void aSilenceThatIsUsualForTheLogIsNoGap() {
    Instant oldest = Instant.parse("2026-10-16T00:00:00Z");

    assertThat(Coverage.lateBeginning(START, oldest, END, 3)).isNull();
  }

  @Test
  void aFewMinutesAreNoGap() {
    Instant oldest = Instant.parse("2026-10-01T00:09:59Z");

    assertThat(Coverage.lateBeginning(START, oldest, END, 1_000_000)).isNull();
  }
}
