package io.oscar.reports.tally;

import io.oscar.reports.accesslog.RequestKind;

/**
 * The ids of a cell's names, packed into the 63 low bits of a {@code long}: 14 of the time bucket,
 * 18 of the service, 2 of the kind, 18 of the user and 11 of the origin.
 */
final class CellKey {
  private static final int ORIGIN_BITS = 11;
  private static final int USER_BITS = 18;
  private static final int KIND_BITS = 2;
  private static final int SERVICE_BITS = 18;
  private static final int BUCKET_BITS = 14;
  private static final int BITS_BELOW_SERVICE = KIND_BITS + USER_BITS + ORIGIN_BITS;
  private static final int BITS_BELOW_BUCKET = SERVICE_BITS + BITS_BELOW_SERVICE;

  static final int MOST_SERVICES = 1 << SERVICE_BITS;
  static final int MOST_USERS = 1 << USER_BITS;
  static final int MOST_ORIGINS = 1 << ORIGIN_BITS;
  static final int MOST_BUCKETS = 1 << BUCKET_BITS;

  private CellKey() {}

  static long of(int service, RequestKind kind, int user, int origin) {
    return (((long) service << KIND_BITS | number(kind)) << USER_BITS | user) << ORIGIN_BITS
        | origin;
  }

  /** The cell in a time bucket; by default the first. */
  static long inBucket(int bucket, long key) {
    return key | (long) bucket << BITS_BELOW_BUCKET;
  }

  static int bucket(long key) {
    return (int) (key >>> BITS_BELOW_BUCKET);
  }

  static int service(long key) {
    return (int) (key >>> BITS_BELOW_SERVICE) & (MOST_SERVICES - 1);
  }

  static RequestKind kind(long key) {
    return switch ((int) (key >>> (ORIGIN_BITS + USER_BITS)) & ((1 << KIND_BITS) - 1)) {
      case 0 -> RequestKind.SYNC;
      case 1 -> RequestKind.ASYNC;
      default -> RequestKind.EXPOSED;
    };
  }

  private static int number(RequestKind kind) {
    return switch (kind) {
      case SYNC -> 0;
      case ASYNC -> 1;
      case EXPOSED -> 2;
    };
  }

  static int user(long key) {
    return (int) (key >>> ORIGIN_BITS) & (MOST_USERS - 1);
  }

  static int origin(long key) {
    return (int) key & (MOST_ORIGINS - 1);
  }
}
