package io.oscar.reports.tally;

/**
 * What reports tell of requests: how many of each kind a service has, which users, and where its
 * requests and those of a user come from. Of these there are far fewer than of the combinations of
 * all names, which may be as many as requests.
 *
 * @param kinds requests by service and kind
 * @param users services with their users
 * @param origins synchronous and asynchronous requests by service and origin
 * @param userOrigins the same by user and origin
 */
record Pairs(CellCounts kinds, PairSet users, CellCounts origins, CellCounts userOrigins) {
  // An entry of each sort of table, in bytes, with the room that stays free beside it.
  private static final long BYTES_OF_MEMBER = 16;
  private static final long BYTES_OF_COUNT = 32;

  /** None. */
  static Pairs empty() {
    return new Pairs(new CellCounts(), new PairSet(), new CellCounts(), new CellCounts());
  }

  /** Adds requests by all their names. */
  void add(long cell, long count) {
    int service = CellKey.service(cell);
    RequestKind kind = CellKey.kind(cell);
    kinds.add(CellKey.of(service, kind, Names.OTHER, Names.OTHER), count);
    if (kind != RequestKind.EXPOSED) {
      int user = CellKey.user(cell);
      int origin = CellKey.origin(cell);
      users.add(CellKey.of(service, RequestKind.SYNC, user, Names.OTHER));
      origins.add(CellKey.of(service, RequestKind.SYNC, Names.OTHER, origin), count);
      userOrigins.add(CellKey.of(Names.OTHER, RequestKind.SYNC, user, origin), count);
    }
  }

  /** Adds others, whose names have other numbers here. */
  void addAll(Pairs others, Renumbering numbers) {
    others.kinds.forEach((cell, count) -> kinds.add(numbers.of(cell), count));
    others.users.forEach(cell -> users.add(numbers.of(cell)));
    others.origins.forEach((cell, count) -> origins.add(numbers.of(cell), count));
    others.userOrigins.forEach((cell, count) -> userOrigins.add(numbers.of(cell), count));
  }

  /** What they take of the heap, roughly. */
  long bytes() {
    return users.size() * BYTES_OF_MEMBER
        + (kinds.size() + origins.size() + userOrigins.size()) * BYTES_OF_COUNT;
  }
}
