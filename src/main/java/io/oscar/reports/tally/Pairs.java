package io.oscar.reports.tally;

import io.oscar.reports.accesslog.RequestKind;

/**
 * The pairwise counts that reports use: kinds, users and origins by service, and origins by user.
 * There are far fewer of them than combinations of all names, which may be as many as requests.
 *
 * @param kinds requests by service and kind
 * @param users pairs of services and users
 * @param origins synchronous and asynchronous requests by service and origin
 * @param userOrigins the same by user and origin
 */
record Pairs(CellCounts kinds, PairSet users, CellCounts origins, CellCounts userOrigins) {
  // The size of a table entry in bytes, including free slots.
  private static final long BYTES_OF_MEMBER = 16;
  private static final long BYTES_OF_COUNT = 32;

  /** None. */
  static Pairs empty() {
    return new Pairs(new CellCounts(), new PairSet(), new CellCounts(), new CellCounts());
  }

  /** Adds the requests of a cell. */
  void add(long cell, long count) {
    int service = CellKey.service(cell);
    RequestKind kind = CellKey.kind(cell);
    kinds.add(CellKey.of(service, kind, NameTable.OTHER, NameTable.OTHER), count);
    if (kind != RequestKind.EXPOSED) {
      int user = CellKey.user(cell);
      int origin = CellKey.origin(cell);
      users.add(CellKey.of(service, RequestKind.SYNC, user, NameTable.OTHER));
      origins.add(CellKey.of(service, RequestKind.SYNC, NameTable.OTHER, origin), count);
      userOrigins.add(CellKey.of(NameTable.OTHER, RequestKind.SYNC, user, origin), count);
    }
  }

  /** Adds others with other ids. */
  void addAll(Pairs others, IdRemapping numbers) {
    others.kinds.forEach((cell, count) -> kinds.add(numbers.of(cell), count));
    others.users.forEach(cell -> users.add(numbers.of(cell)));
    others.origins.forEach((cell, count) -> origins.add(numbers.of(cell), count));
    others.userOrigins.forEach((cell, count) -> userOrigins.add(numbers.of(cell), count));
  }

  /** Their approximate heap size. */
  long bytes() {
    return users.size() * BYTES_OF_MEMBER
        + (kinds.size() + origins.size() + userOrigins.size()) * BYTES_OF_COUNT;
  }
}
