package io.oscar.reports.source;

/**
 * Measures CPU and GPU time.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface UsageMeter {

  /**
   * Measures the CPU and GPU time of services.
   *
   * <p>Failures and doubtful figures are reported in the status; it never throws for a failing
   * system. Missing series are noted, never a silent zero.
   */
  UsageReading measure(UsageRequest request);

  /**
   * The same meter for several callers who see different services in the same range: memoizes its
   * queries while it is in use.
   */
  default UsageMeter memoized() {
    return this;
  }
}
