package io.oscar.reports.tally;

import io.oscar.reports.accesslog.LogLine;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The time of the newest request to each service, by the service's id. */
final class NewestTimes {
  /** None of the requests has a time. */
  static final long NONE = Long.MIN_VALUE;

  // Some requests were counted without their times, any of which may be the newest.
  private static final long UNKNOWN = Long.MAX_VALUE;

  private long[] times = {};

  /**
   * Adds the time of a request.
   *
   * @param epochNanos nanoseconds since 1970, or {@link LogLine#NO_TIME} if unknown
   */
  void add(int service, long epochNanos) {
    raise(service, epochNanos == LogLine.NO_TIME ? UNKNOWN : epochNanos);
  }

  /** Adds the times of another tally with other ids. */
  void addAll(NewestTimes other, IdRemapping numbers) {
    for (int i = 0; i < other.times.length; i++) {
      if (other.times[i] != NONE) {
        raise(numbers.ofService(i), other.times[i]);
      }
    }
  }

  /** The newest time of some services, or {@link #NONE} if there is none or it is unknown. */
  long newest(IntPredicate services) {
    long newest = NONE;
    for (int service = 0; service < times.length; service++) {
      if (times[service] > newest && services.test(service)) {
        newest = times[service];
      }
    }
    return newest == UNKNOWN ? NONE : newest;
  }

  private void raise(int service, long time) {
    if (service >= times.length) {
      int before = times.length;
      times = Arrays.copyOf(times, Math.max(16, service * 2));
      Arrays.fill(times, before, times.length, NONE);
    }
    times[service] = Math.max(times[service], time);
  }
}
