package io.oscar.reports.report;

/**
 * Processor time, in steps of a millionth of an hour, so that sums of rows and totals agree.
 *
 * @param cpu hours of one processor core
 * @param gpu hours of one graphics processor
 */
public record Hours(double cpu, double gpu) {
  /** No time at all. */
  public static final Hours NONE = new Hours(0, 0);

  private static final double STEPS = 1e6;

  public Hours {
    cpu = rounded(cpu);
    gpu = rounded(gpu);
  }

  /** The sum of both. */
  public Hours plus(Hours other) {
    return new Hours(cpu + other.cpu, gpu + other.gpu);
  }

  /** What is left after taking the other away. */
  public Hours minus(Hours other) {
    return new Hours(cpu - other.cpu, gpu - other.gpu);
  }

  private static double rounded(double hours) {
    return Math.round(hours * STEPS) / STEPS;
  }
}
