package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.SourceFailure.Kind;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How many lines a question is for, as more is learnt of them. */
class PaceTest {
  private static final double NOT_DENSE = 30;
  private static final double DENSE = 1_400;

  @Test
  void aCountHasRoomForAsManySeriesAsLoki() {
    assertThat(pace(TenantLimits.UNKNOWN).linesPerCount()).isEqualTo(300);
    assertThat(pace(series(5_000)).linesPerCount()).isEqualTo(3_000);
    assertThat(pace(series(100)).linesPerCount()).isEqualTo(60);
  }

  @Test
  void aCountHasNoMoreSeriesThanFitIntoAMessage() {
    Pace pace = pace(series(1_000_000));

    assertThat(pace.linesPerCount()).isEqualTo(3_750);
    for (int i = 0; i < 50; i++) {
      pace.counted(200_000, 1_000, 1_000, 2_500_000);
    }
    assertThat(pace.linesPerCount()).isCloseTo(800, Offset.offset(1.0));
  }

  @Test
  void countsGrowWhereLinesAreAlike() {
    Pace pace = pace(TenantLimits.UNKNOWN);

    for (int i = 0; i < 20; i++) {
      pace.counted(200_000, 1_000, 20, 2_000);
    }

    assertThat(pace.linesPerCount()).isCloseTo(20_000, Offset.offset(100.0));
  }

  @Test
  void countsShrinkWhereLokiHasTooManySeries() {
    Pace pace = pace(TenantLimits.UNKNOWN);
    var refusal = FakeLoki.failure(Kind.TOO_LARGE, "maximum number of series (50) reached");

    boolean again = pace.tooLarge(refusal, new Window(0, 1));

    assertThat(again).isFalse();
    assertThat(pace.linesPerCount()).isEqualTo(25);
  }

  @Test
  void denseLinesThatDifferAreReadHoweverManySeriesLokiAllows() {
    assertThat(pace(series(50_000)).prefersCounting(DENSE)).isFalse();
    assertThat(pace(TenantLimits.UNKNOWN).prefersCounting(NOT_DENSE)).isTrue();
  }

  @Test
  void denseLinesThatAreAlikeAreCountedOnceThatIsLearnt() {
    Pace pace = pace(series(50_000));

    for (int i = 0; i < 10; i++) {
      pace.read(850_000, 4_250, 85, 600_000);
    }

    assertThat(pace.prefersCounting(DENSE)).isTrue();
    assertThat(pace.prefersCounting(DENSE, 1.0 / 1_400)).isFalse();
  }

  @Test
  void whatCountsTaughtIsNotForgottenWhereAddressesMakeLinesDiffer() {
    Pace pace = pace(series(50_000));
    for (int i = 0; i < 10; i++) {
      pace.counted(200_000, 1_000, 990, 100_000);
    }

    for (int i = 0; i < 10; i++) {
      pace.read(850_000, 4_250, 85, 600_000);
    }

    assertThat(pace.prefersCounting(DENSE)).isFalse();
  }

  @Test
  void aLogThatCannotBeCountedIsRead() {
    Pace pace = pace(TenantLimits.UNKNOWN);

    pace.countedInVain();
    pace.countedInVain();
    assertThat(pace.prefersCounting(NOT_DENSE)).isTrue();
    pace.countedInVain();

    assertThat(pace.prefersCounting(NOT_DENSE)).isFalse();
  }

  @Test
  void questionsThatAreTooSlowAreForFewerLines() {
    Pace pace = pace(TenantLimits.UNKNOWN);

    pace.tooSlow(200 * 100);

    assertThat(pace.linesPerPage()).isEqualTo(50);
    assertThat(pace.linesPerCount()).isEqualTo(50);
  }

  @Test
  void evidenceOverrulesTheGuessOfALinesWeight() {
    Pace pace = pace(TenantLimits.UNKNOWN);
    assertThat(pace.bytesPerLine()).isEqualTo(200);

    for (int i = 0; i < 100; i++) {
      pace.counted(700_000, 1_000, 500, 50_000);
    }

    assertThat(pace.bytesPerLine()).isCloseTo(700, Offset.offset(1.0));
  }

  private static TenantLimits series(int most) {
    return new TenantLimits(0, most, null, null, null, null);
  }

  private static Pace pace(TenantLimits told) {
    return new Pace(Costs.MEASURED, new ServerLimits(told), 200, 0.6);
  }
}
