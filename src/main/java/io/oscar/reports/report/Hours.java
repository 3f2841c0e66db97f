package io.oscar.reports.report;

/**
 * CPU and GPU time, rounded to a millionth of an hour, so that sums of rows equal totals.
 *
 * @param cpu core hours
 * @param gpu GPU hours
 */
public record Hours(double cpu, double gpu) {
  /** No usage. */
  public static final Hours NONE = new Hours(0, 0);

  private static final double STEPS = 1e6;

  public Hours {
    cpu = rounded(cpu);
    gpu = rounded(gpu);
  }

  /** The sum. */
  public Hours plus(Hours other) {
    return new Hours(cpu + other.cpu, gpu + other.gpu);
  }

  /** The difference. */
  public Hours minus(Hours other) {
    return new Hours(cpu - other.cpu, gpu - other.gpu);
  }

  private static double rounded(double hours) {
    return Math.round(hours * STEPS) / STEPS;
  }
}
