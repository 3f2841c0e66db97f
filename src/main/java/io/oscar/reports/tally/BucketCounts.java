package io.oscar.reports.tally;

import io.oscar.reports.accesslog.RequestKind;
import java.util.function.IntPredicate;

/**
 * The counts of a tally by time: requests and users of each bucket, grouped by {@link Buckets.By}.
 *
 * <p>Memory is limited to a few megabytes. Beyond that, users are dropped first, then the grouping,
 * and only the kinds of requests are kept.
 */
final class BucketCounts {
  private static final long MOST_BYTES = 8 << 20;

  // The bytes per entry of each table, including free slots.
  private static final long BYTES_OF_USER = 16;
  private static final long BYTES_OF_COUNT = 32;

  private final Buckets.By by;
  private CellCounts requests = new CellCounts();
  private PairSet users = new PairSet();
  private boolean hasUsers = true;
  private boolean isByKey = true;

  BucketCounts(Buckets.By by) {
    this.by = by;
  }

  /** The grouping. */
  Buckets.By by() {
    return by;
  }

  /** Whether the users of each bucket were kept. */
  boolean hasUsers() {
    return hasUsers;
  }

  /** Whether the requested grouping was kept. */
  boolean isByKey() {
    return isByKey;
  }

  /** Requests by bucket, kind and group. */
  CellCounts requests() {
    return requests;
  }

  /** Users by bucket and group. */
  PairSet users() {
    return users;
  }

  /**
   * Adds requests.
   *
   * @param cell the cell of their names
   */
  void add(int bucket, long cell, long count) {
    boolean isExposed = CellKey.kind(cell) == RequestKind.EXPOSED;
    boolean isAsked =
        switch (by) {
          case NOTHING -> false;
          case KIND, SERVICE -> true;
          case USER, ORIGIN -> !isExposed;
        };
    if (isAsked) {
      requests.add(CellKey.inBucket(bucket, isByKey ? key(cell) : kind(cell)), count);
      if (hasUsers && !isExposed && by != Buckets.By.USER) {
        users.add(CellKey.inBucket(bucket, userOf(cell)));
      }
      fit();
    }
  }

  /** Adds others with remapped ids. */
  void addAll(BucketCounts others, IdRemapping numbers) {
    giveUp(hasUsers && others.hasUsers, isByKey && others.isByKey);
    others.requests.forEach(
        (cell, count) -> requests.add(isByKey ? numbers.of(cell) : bucketAndKind(cell), count));
    if (hasUsers) {
      others.users.forEach(cell -> users.add(numbers.of(cell)));
    }
    fit();
  }

  /** The same counts with remapped ids. */
  BucketCounts renumbered(IdRemapping numbers) {
    var same = new BucketCounts(by);
    same.addAll(this, numbers);
    return same;
  }

  /** The counts of some services if grouped by service, otherwise all. */
  BucketCounts onlyOf(IntPredicate services) {
    if (by != Buckets.By.SERVICE) {
      return this;
    }
    var some = new BucketCounts(by);
    some.giveUp(hasUsers, isByKey);
    requests.forEach(
        (cell, count) -> {
          if (services.test(CellKey.service(cell))) {
            some.requests.add(cell, count);
          }
        });
    users.forEach(
        cell -> {
          if (services.test(CellKey.service(cell))) {
            some.users.add(cell);
          }
        });
    return some;
  }

  private long key(long cell) {
    RequestKind kind = CellKey.kind(cell);
    return switch (by) {
      case NOTHING, KIND -> kind(cell);
      case SERVICE -> CellKey.of(CellKey.service(cell), kind, NameTable.OTHER, NameTable.OTHER);
      case USER -> CellKey.of(NameTable.OTHER, kind, CellKey.user(cell), NameTable.OTHER);
      case ORIGIN -> CellKey.of(NameTable.OTHER, kind, NameTable.OTHER, CellKey.origin(cell));
    };
  }

  private static long kind(long cell) {
    return CellKey.of(NameTable.OTHER, CellKey.kind(cell), NameTable.OTHER, NameTable.OTHER);
  }

  private static long bucketAndKind(long cell) {
    return CellKey.inBucket(CellKey.bucket(cell), kind(cell));
  }

  private long userOf(long cell) {
    int service = by == Buckets.By.SERVICE ? CellKey.service(cell) : NameTable.OTHER;
    int origin = by == Buckets.By.ORIGIN ? CellKey.origin(cell) : NameTable.OTHER;
    return CellKey.of(service, RequestKind.SYNC, CellKey.user(cell), origin);
  }

  private void fit() {
    if (hasUsers && bytes() > MOST_BYTES) {
      giveUp(false, isByKey);
    }
    if (isByKey && bytes() > MOST_BYTES) {
      giveUp(false, false);
    }
  }

  private long bytes() {
    return users.size() * BYTES_OF_USER + requests.size() * BYTES_OF_COUNT;
  }

  private void giveUp(boolean keepsUsers, boolean keepsKeys) {
    if (hasUsers && !keepsUsers) {
      hasUsers = false;
      users = new PairSet();
    }
    if (isByKey && !keepsKeys) {
      isByKey = false;
      CellCounts byKey = requests;
      requests = new CellCounts();
      byKey.forEach((cell, count) -> requests.add(bucketAndKind(cell), count));
    }
  }
}
