package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void hasUnlimitedTimeWithoutDeadline() {
    assertThat(Deadline.none(CLOCK).isOver()).isFalse();
    assertThat(Deadline.none(CLOCK).remaining(MINUTE)).isEqualTo(MINUTE);
  }

  @Test
  void limitsRemainingTime() {
    assertThat(Deadline.in(Duration.ofSeconds(50), CLOCK).remaining(MINUTE))
        .isEqualTo(Duration.ofSeconds(50));
    assertThat(Deadline.in(Duration.ofHours(1), CLOCK).remaining(MINUTE)).isEqualTo(MINUTE);
  }

  @Test
  void isOverAtItsInstant() {
    Deadline deadline = Deadline.in(Duration.ZERO, CLOCK);
    assertThat(deadline.isOver()).isTrue();
    assertThat(deadline.remaining(MINUTE)).isEqualTo(Duration.ZERO);
    assertThat(new Deadline(CLOCK, NOW.minusSeconds(5)).remaining(MINUTE)).isEqualTo(Duration.ZERO);
    assertThat(new Deadline(CLOCK, NOW.plusNanos(1)).isOver()).isFalse();
  }
}
