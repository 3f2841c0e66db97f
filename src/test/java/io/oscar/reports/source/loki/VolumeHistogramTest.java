package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the bytes of a log lie. */
class VolumeHistogramTest {
  private static final long HOUR = Window.HOUR;

  // 1,000 bytes in the first hour, none in the second, 3,000 in the third
  private final VolumeHistogram map =
      VolumeHistogram.of(List.of(volume(1, 1_000), volume(3, 3_000)), Duration.ofHours(1));

  @Test
  void bytesOfAWindowAreItsShareOfEachStep() {
    assertThat(map.bytes(new Window(0, HOUR))).isEqualTo(1_000);
    assertThat(map.bytes(new Window(HOUR / 2, 2 * HOUR + HOUR / 2))).isEqualTo(2_000);
    assertThat(map.bytes(new Window(HOUR, 2 * HOUR))).isZero();
    assertThat(map.bytes(new Window(5 * HOUR, 9 * HOUR))).isZero();
  }

  @Test
  void stepsWithTheSameEndAreOne() {
    VolumeHistogram both =
        VolumeHistogram.of(List.of(volume(1, 100), volume(1, 200)), Duration.ofHours(1));

    assertThat(both.steps()).containsExactly(new Window(0, HOUR));
    assertThat(both.bytes(new Window(0, HOUR))).isEqualTo(300);
  }

  @Test
  void advanceGoesOverWhatIsEmpty() {
    assertThat(map.advance(0, 500, 9 * HOUR)).isEqualTo(HOUR / 2);
    assertThat(map.advance(0, 2_500, 9 * HOUR)).isEqualTo(2 * HOUR + HOUR / 2);
    assertThat(map.advance(0, 9_000, 4 * HOUR)).isEqualTo(4 * HOUR);
  }

  @Test
  void aStretchEndsWhereBytesBeginOrEnd() {
    assertThat(map.stretchEnd(1, 9 * HOUR)).isEqualTo(HOUR);
    assertThat(map.stretchEnd(HOUR, 9 * HOUR)).isEqualTo(2 * HOUR);
    assertThat(map.stretchEnd(3 * HOUR, 9 * HOUR)).isEqualTo(9 * HOUR);
  }

  @Test
  void theDensestStepIsCutToTheRange() {
    assertThat(map.densest(new Window(0, 9 * HOUR))).isEqualTo(new Window(2 * HOUR, 3 * HOUR));
    assertThat(map.densest(new Window(1, 2 * HOUR + Window.SECOND + 1)))
        .isEqualTo(new Window(2 * HOUR, 2 * HOUR + Window.SECOND));
    assertThat(map.densest(new Window(HOUR, 2 * HOUR)).isEmpty()).isTrue();
  }

  @Test
  void finerStepsTakeThePlaceOfThoseInAWindow() {
    VolumeHistogram days =
        VolumeHistogram.of(List.of(volume(24, 2_400), volume(48, 2_400)), Duration.ofDays(1));

    VolumeHistogram refined = days.refined(new Window(0, 24 * HOUR), map);

    assertThat(refined.bytes(new Window(0, 24 * HOUR))).isEqualTo(4_000);
    assertThat(refined.bytes(new Window(24 * HOUR, 48 * HOUR))).isEqualTo(2_400);
  }

  @Test
  void whereTheIndexCannotBeAskedEveryHourIsOneUnit() {
    VolumeHistogram unknown = VolumeHistogram.unknown();

    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.bytes(new Window(0, 3 * HOUR))).isEqualTo(3);
    assertThat(unknown.hasBytesBefore(9 * HOUR)).isFalse();
  }

  @Test
  void tellsTheFirstBytesAndThoseBeforeAMoment() {
    assertThat(map.firstBytes()).hasValue(0);
    assertThat(map.hasBytesBefore(HOUR - 1)).isFalse();
    assertThat(map.hasBytesBefore(HOUR)).isTrue();
    assertThat(map.densityEnd(0)).isEqualTo(HOUR);
  }

  /** The bytes of the step that ends with an hour. */
  private static Volume volume(int endHour, long bytes) {
    return new Volume(Map.of(), endHour * 3_600_000L - 1, bytes);
  }
}
