package io.oscar.reports.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Draws what happens in the sample cluster; the same seed draws the same. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean evenly() {
    return random.nextBoolean();
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  <T> T of(List<T> all, ToIntFunction<T> weight) {
    int left = random.nextInt(all.stream().mapToInt(weight).sum());
    int chosen = 0;
    while (left >= weight.applyAsInt(all.get(chosen))) {
      left -= weight.applyAsInt(all.get(chosen));
      chosen++;
    }
    return all.get(chosen);
  }

  /** A moment of some days: mostly on working days, and then mostly by day. */
  Instant moment(LocalDate first, int days) {
    LocalDate day = first.plusDays(random.nextInt(days));
    while (day.getDayOfWeek().getValue() > 5 && random.nextInt(10) < 6) {
      day = first.plusDays(random.nextInt(days));
    }
    int hour = random.nextInt(10) < 7 ? 7 + random.nextInt(12) : random.nextInt(24);
    var time =
        LocalTime.of(hour, random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000_000));
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }
}
