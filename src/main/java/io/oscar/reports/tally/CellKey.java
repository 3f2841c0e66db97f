package io.oscar.reports.tally;

/**
 * The numbers of a cell's names, packed into the 60 low bits of a {@code long}: 20 of the service,
 * 2 of the kind, 24 of the user and 14 of the origin.
 */
final class CellKey {
  static final int MOST_SERVICES = 1 << 20;
  static final int MOST_USERS = 1 << 24;
  static final int MOST_ORIGINS = 1 << 14;

  private static final int ORIGIN_BITS = 14;
  private static final int USER_BITS = 24;
  private static final int KIND_BITS = 2;

  private CellKey() {}

  static long of(int service, RequestKind kind, int user, int origin) {
    return (((long) service << KIND_BITS | number(kind)) << USER_BITS | user) << ORIGIN_BITS
        | origin;
  }

  static int service(long key) {
    return (int) (key >>> (ORIGIN_BITS + USER_BITS + KIND_BITS));
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
