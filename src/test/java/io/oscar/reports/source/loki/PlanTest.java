package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.FakeLoki.About;
import io.oscar.reports.tally.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a log before it is read. */
class PlanTest {
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final long FIRST = Timestamps.toNanos(START);
  private static final long DAY = 24 * Window.HOUR;
  private static final LogQl QUERY = LogQl.ofTemplate("{app=\"oscar\"}", Map.of());

  private final FakeLoki loki = new FakeLoki();

  @Test
  void aLineWeighsWhatOneCountOfTheDensestDayTells() {
    loki.with(100, START.plusMillis(1), Duration.ofMinutes(10), "");

    Plan plan = plan(10);

    assertThat(plan.parts()).hasSize(1).first().extracting(LogPart::query).isEqualTo(QUERY);
    assertThat(plan.parts().getFirst().costModel().bytesPerLine()).isEqualTo(200);
    assertThat(loki.questions(About.COUNT)).hasSize(1);
    assertThat(plan.histogram().bytes(new Window(FIRST, FIRST + DAY))).isEqualTo(20_000);
    assertThat(plan.hasOlder()).isFalse();
  }

  @Test
  void olderLinesAreSeenInTheIndex() {
    loki.with(1, START.minusSeconds(60), Duration.ZERO, "")
        .with(10, START, Duration.ofMinutes(10), "");

    assertThat(plan(10).hasOlder()).isTrue();
  }

  @Test
  void denseDaysArePlannedByTheHour() {
    loki.with(1_000, START, Duration.ofMillis(1_000), "")
        .with(20_000, START.plus(Duration.ofDays(4)).plusMillis(1), Duration.ofMillis(100), "");

    VolumeHistogram histogram = plan(10).parts().getFirst().histogram();

    // 20,000 lines in 34 minutes
    long dense = FIRST + 4 * DAY;
    assertThat(histogram.bytes(new Window(dense, dense + Window.HOUR)))
        .isCloseTo(4_000_000, Offset.offset(1.0));
    assertThat(histogram.bytes(new Window(dense + Window.HOUR, dense + DAY))).isZero();
  }

  @Test
  void theLimitsAreThoseThatLokiTells() {
    loki.with(10, START, Duration.ofMinutes(10), "")
        .withProgress(
            new TenantLimits(1_000, 2_000, Duration.ofDays(7), Duration.ofDays(3), null, null));

    LimitErrorParser limits = plan(10).server();

    assertThat(limits.lines()).isEqualTo(1_000);
    assertThat(limits.series()).isEqualTo(2_000);
    assertThat(limits.longestWindow()).isEqualTo(Duration.ofDays(3).minusSeconds(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "BUSY", "TOO_LARGE", "UNSUPPORTED", "REFUSED"})
  void anIndexThatCannotBeAskedLeavesAPlanThatFindsItsWay(Kind kind) {
    failing(kind);

    Plan plan = plan(10);

    assertThat(plan.histogram().isKnown()).isFalse();
    assertThat(plan.stretches()).containsExactly(new Window(FIRST, FIRST + 10 * DAY));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "UNREADABLE", "UNAUTHORIZED"})
  void aLokiThatIsGoneIsNotPlannedFor(Kind kind) {
    failing(kind);

    assertThatThrownBy(() -> plan(10)).isInstanceOf(SourceFailure.class);
  }

  private void failing(Kind kind) {
    loki.withFault(
        question -> question.about() == About.VOLUMES ? FakeLoki.failure(kind, "no") : null);
  }

  private Plan plan(int days) {
    var range = new Window(FIRST, FIRST + days * DAY);
    CanonicalLine canonical = CanonicalLine.of(LogStream.MANAGER);
    return Plan.of(loki, QUERY, canonical, QueryCosts.MEASURED, range, Buckets.NONE);
  }
}
