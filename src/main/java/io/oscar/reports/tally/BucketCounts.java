package io.oscar.reports.tally;

import java.util.function.IntPredicate;

/**
 * The counts of a tally by time: requests and users of each bucket, by what its {@link Buckets.By}
 * counts apart.
 *
 * <p>They take some megabytes at most. What is beyond is not guessed: first the users are given up,
 * then what is counted apart, and only the kinds of requests are left.
 */
final class BucketCounts {
  private static final long MOST_BYTES = 8 << 20;

  // An entry of each sort of table, in bytes, with the room that stays free beside it.
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

  /** What is counted apart. */
  Buckets.By by() {
    return by;
  }

  /** Whether the users of each bucket are known. */
  boolean hasUsers() {
    return hasUsers;
  }

  /** Whether requests are counted by more than their kind, where that was asked for. */
  boolean isByKey() {
    return isByKey;
  }

  /** Requests by bucket, kind, and what is counted apart. */
  CellCounts requests() {
    return requests;
  }

  /** Users by bucket and what is counted apart. */
  PairSet users() {
    return users;
  }

  /**
   * Adds requests.
   *
   * @param cell all their names
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

  /** Adds others, whose names have other numbers here. */
  void addAll(BucketCounts others, Renumbering numbers) {
    giveUp(hasUsers && others.hasUsers, isByKey && others.isByKey);
    others.requests.forEach(
        (cell, count) -> requests.add(isByKey ? numbers.of(cell) : bucketAndKind(cell), count));
    if (hasUsers) {
      others.users.forEach(cell -> users.add(numbers.of(cell)));
    }
    fit();
  }

  /** The same counts, whose names have other numbers now. */
  BucketCounts renumbered(Renumbering numbers) {
    var same = new BucketCounts(by);
    same.addAll(this, numbers);
    return same;
  }

  /** The counts of some services, by number, where services are counted apart; else all. */
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
      case SERVICE -> CellKey.of(CellKey.service(cell), kind, Names.OTHER, Names.OTHER);
      case USER -> CellKey.of(Names.OTHER, kind, CellKey.user(cell), Names.OTHER);
      case ORIGIN -> CellKey.of(Names.OTHER, kind, Names.OTHER, CellKey.origin(cell));
    };
  }

  private static long kind(long cell) {
    return CellKey.of(Names.OTHER, CellKey.kind(cell), Names.OTHER, Names.OTHER);
  }

  private static long bucketAndKind(long cell) {
    return CellKey.inBucket(CellKey.bucket(cell), kind(cell));
  }

  private long userOf(long cell) {
    int service = by == Buckets.By.SERVICE ? CellKey.service(cell) : Names.OTHER;
    int origin = by == Buckets.By.ORIGIN ? CellKey.origin(cell) : Names.OTHER;
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
