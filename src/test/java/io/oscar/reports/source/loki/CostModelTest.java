package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.SourceFailure.Kind;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How many lines a question is for, as more is learnt of them. */
class CostModelTest {
  private static final double NOT_DENSE = 30;
  private static final double DENSE = 1_400;

  @Test
  void aCountHasRoomForAsManySeriesAsLoki() {
    assertThat(costModel(TenantLimits.UNKNOWN).linesPerCount()).isEqualTo(300);
    assertThat(costModel(series(5_000)).linesPerCount()).isEqualTo(3_000);
    assertThat(costModel(series(100)).linesPerCount()).isEqualTo(60);
  }

  @Test
  void aCountHasNoMoreSeriesThanFitIntoAMessage() {
    CostModel costModel = costModel(series(1_000_000));

    assertThat(costModel.linesPerCount()).isEqualTo(3_750);
    for (int i = 0; i < 50; i++) {
      costModel.counted(200_000, 1_000, 1_000, 2_500_000);
    }
    assertThat(costModel.linesPerCount()).isCloseTo(800, Offset.offset(1.0));
  }

  @Test
  void countsGrowWhereLinesAreAlike() {
    CostModel costModel = costModel(TenantLimits.UNKNOWN);

    for (int i = 0; i < 20; i++) {
      costModel.counted(200_000, 1_000, 20, 2_000);
    }

    assertThat(costModel.linesPerCount()).isCloseTo(20_000, Offset.offset(100.0));
  }

  @Test
  void countsShrinkWhereLokiHasTooManySeries() {
    CostModel costModel = costModel(TenantLimits.UNKNOWN);
    var refusal = FakeLoki.failure(Kind.TOO_LARGE, "maximum number of series (50) reached");

    boolean again = costModel.tooLarge(refusal, new Window(0, 1));

    assertThat(again).isFalse();
    assertThat(costModel.linesPerCount()).isEqualTo(25);
  }

  @Test
  void denseLinesThatDifferAreReadHoweverManySeriesLokiAllows() {
    assertThat(costModel(series(50_000)).prefersCounting(DENSE)).isFalse();
    assertThat(costModel(TenantLimits.UNKNOWN).prefersCounting(NOT_DENSE)).isTrue();
  }

  @Test
  void denseLinesThatAreAlikeAreCountedOnceThatIsLearnt() {
    CostModel costModel = costModel(series(50_000));

    for (int i = 0; i < 10; i++) {
      costModel.read(850_000, 4_250, 85, 600_000);
    }

    assertThat(costModel.prefersCounting(DENSE)).isTrue();
    assertThat(costModel.prefersCounting(DENSE, 1.0 / 1_400)).isFalse();
  }

  @Test
  void whatCountsTaughtIsNotForgottenWhereAddressesMakeLinesDiffer() {
    CostModel costModel = costModel(series(50_000));
    for (int i = 0; i < 10; i++) {
      costModel.counted(200_000, 1_000, 990, 100_000);
    }

    for (int i = 0; i < 10; i++) {
      costModel.read(850_000, 4_250, 85, 600_000);
    }

    assertThat(costModel.prefersCounting(DENSE)).isFalse();
  }

  @Test
  void aLogThatCannotBeCountedIsRead() {
    CostModel costModel = costModel(TenantLimits.UNKNOWN);

    costModel.countedInVain();
    costModel.countedInVain();
    assertThat(costModel.prefersCounting(NOT_DENSE)).isTrue();
    costModel.countedInVain();

    assertThat(costModel.prefersCounting(NOT_DENSE)).isFalse();
  }

  @Test
  void questionsThatAreTooSlowAreForFewerLines() {
    CostModel costModel = costModel(TenantLimits.UNKNOWN);

    costModel.tooSlow(200 * 100);

    assertThat(costModel.linesPerPage()).isEqualTo(50);
    assertThat(costModel.linesPerCount()).isEqualTo(50);
  }

  @Test
  void evidenceOverrulesTheGuessOfALinesWeight() {
    CostModel costModel = costModel(TenantLimits.UNKNOWN);
    assertThat(costModel.bytesPerLine()).isEqualTo(200);

    for (int i = 0; i < 100; i++) {
      costModel.counted(700_000, 1_000, 500, 50_000);
    }

    assertThat(costModel.bytesPerLine()).isCloseTo(700, Offset.offset(1.0));
  }

  private static TenantLimits series(int most) {
    return new TenantLimits(0, most, null, null, null, null);
  }

  private static CostModel costModel(TenantLimits told) {
    return new CostModel(QueryCosts.MEASURED, new LimitErrorParser(told), 200, 0.6);
  }
}
