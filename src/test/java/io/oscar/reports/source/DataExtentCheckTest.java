package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DataExtentCheckTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T00:00:00Z");

  @Test
  void reportsLateBeginningOfBusyLog() {
    Instant oldest = Instant.parse("2026-10-16T00:00:00Z");

    assertThat(DataExtentCheck.lateBeginning(START, oldest, END, 10_000))
        .isEqualTo("data begin at 2026-10-16T00:00:00Z: no older data");
  }

  @Test
  void acceptsSilenceThatIsUsualForLog() {
    Instant oldest = Instant.parse("2026-10-16T00:00:00Z");

    assertThat(DataExtentCheck.lateBeginning(START, oldest, END, 3)).isNull();
  }

  @Test
  void acceptsFewMinutesWithoutData() {
    Instant oldest = Instant.parse("2026-10-01T00:09:59Z");

    assertThat(DataExtentCheck.lateBeginning(START, oldest, END, 1_000_000)).isNull();
  }
}
