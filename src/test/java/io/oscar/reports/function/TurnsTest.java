package io.oscar.reports.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.source.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(2);

  @Test
  void whoWaitsInVainIsToldSo() {
    Deadline soon = Deadline.in(Duration.ofMillis(20), Clock.systemUTC());
    try (var first = turns.take(soon);
        var second = turns.take(soon)) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(() -> turns.take(soon))
          .withMessage(
              "as many reports as may be made at once (2) are being made: try again later");
    }
  }

  @Test
  void aTurnThatIsGivenBackGoesToTheNext() throws Exception {
    Deadline none = Deadline.none(Clock.systemUTC());
    Turns.Turn first = turns.take(none);
    try (var second = turns.take(none);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Turns.Turn> third = threads.submit(() -> turns.take(none));
      assertThat(third.isDone()).isFalse();
      first.close();
      assertThat(third.get()).isNotNull();
    }
  }
}
