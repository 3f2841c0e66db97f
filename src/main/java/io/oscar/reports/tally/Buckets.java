package io.oscar.reports.tally;

import io.oscar.reports.accesslog.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive time intervals to count requests by; each ends a nanosecond before the next starts.
 */
public final class Buckets {
  /** The maximum number. */
  public static final int MOST = CellKey.MOST_BUCKETS;

  /** Requests are not counted by time. */
  public static final Buckets NONE = new Buckets(By.NOTHING, new long[0]);

  private final By by;
  private final long[] starts;

  private Buckets(By by, long[] starts) {
    this.by = by;
    this.starts = starts;
  }

  /**
   * The buckets that begin at some moments.
   *
   * @param by the grouping within a bucket
   * @param starts the start of each, ascending; the last one is unbounded
   * @throws IllegalArgumentException if there are none, or more than {@link #MOST}
   */
  public static Buckets of(By by, List<Instant> starts) {
    if (starts.isEmpty() || starts.size() > MOST) {
      throw new IllegalArgumentException("buckets are 1 to " + MOST + ", not " + starts.size());
    }
    return new Buckets(by, starts.stream().mapToLong(Timestamps::toNanos).toArray());
  }

  /** The grouping within a bucket. */
  public enum By {
    /** Nothing: requests are not counted by time. */
    NOTHING,
    /** Requests by their kind, and users. */
    KIND,
    /** Requests by service and kind, and the users of each service. */
    SERVICE,
    /** Synchronous and asynchronous requests by user. */
    USER,
    /** Synchronous and asynchronous requests by origin, and the users of each. */
    ORIGIN
  }

  /** The grouping within a bucket. */
  public By by() {
    return by;
  }

  /** The number of buckets; 0 if requests are not counted by time. */
  public int size() {
    return starts.length;
  }

  /**
   * The index of the bucket of an instant, which may be before the first; 0 if there are none.
   *
   * @param epochNanos nanoseconds since 1970
   */
  public int at(long epochNanos) {
    int found = Arrays.binarySearch(starts, epochNanos);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /** The start of the bucket after that of an instant; a distant instant if there is none. */
  public long nextStart(long epochNanos) {
    int next = at(epochNanos) + 1;
    return next < starts.length ? starts[next] : Long.MAX_VALUE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Buckets same && by == same.by && Arrays.equals(starts, same.starts);
  }

  @Override
  public int hashCode() {
    return 31 * by.hashCode() + Arrays.hashCode(starts);
  }
}
