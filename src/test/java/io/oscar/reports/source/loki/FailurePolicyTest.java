package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After how many failures the rest of a log is given up. */
class FailurePolicyTest {
  private static final Window WINDOW = new Window(0, Window.HOUR);

  private final FakeLoki loki = new FakeLoki();
  private final WindowGaps gaps = new WindowGaps(false);
  private final FailurePolicy failures = new FailurePolicy(loki, gaps);

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 3",
    "UNREADABLE, 3",
    "TIMEOUT, 11",
    "BUSY, 39",
    "TOO_LARGE, 39",
    "REFUSED, 39",
    "UNAUTHORIZED, 0",
    "UNSUPPORTED, 0"
  })
  void soManyInARowAreBorne(Kind kind, int borne) {
    SourceFailure failure = FakeLoki.failure(kind, "no");

    long bearable =
        IntStream.range(0, 100).takeWhile(i -> failures.canContinueAfter(failure)).count();

    assertThat(bearable).isEqualTo(borne);
    assertThat(failures.mustStop()).isTrue();
  }

  @Test
  void anAnswerMakesThemForgotten() {
    SourceFailure failure = FakeLoki.failure(Kind.UNREACHABLE, "no");

    for (int i = 0; i < 20; i++) {
      assertThat(failures.canContinueAfter(failure)).isTrue();
      assertThat(failures.canContinueAfter(failure)).isTrue();
      failures.end();
    }

    assertThat(failures.mustStop()).isFalse();
  }

  @Test
  void whatIsGivenUpHasTheReasonOfTheFirst() {
    failures.stop("broke");
    failures.stop("broke again");

    failures.lose(WINDOW);

    assertThat(gaps.notes()).hasSize(1).first().asString().endsWith("(broke)");
  }

  @Test
  void afterTheDeadlineThatIsTheReason() {
    loki.end();

    failures.lose(WINDOW, FakeLoki.failure(Kind.TIMEOUT, "no answer"));

    assertThat(failures.mustStop()).isTrue();
    assertThat(gaps.notes()).hasSize(1).first().asString().contains("deadline");
  }
}
