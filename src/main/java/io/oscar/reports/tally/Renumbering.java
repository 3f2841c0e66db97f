package io.oscar.reports.tally;

/** New numbers of names by their old ones, for cells that move from one table to another. */
final class Renumbering {
  private final int[] services;
  private final int[] users;
  private final int[] origins;

  /**
   * @param services the new numbers of services
   * @param users the new numbers of users
   * @param origins the new numbers of origins
   */
  Renumbering(int[] services, int[] users, int[] origins) {
    this.services = services;
    this.users = users;
    this.origins = origins;
  }

  /** The new number of a service. */
  int ofService(int service) {
    return services[service];
  }

  /** The cell of the same names and bucket. */
  long of(long cell) {
    return CellKey.inBucket(
        CellKey.bucket(cell),
        CellKey.of(
            services[CellKey.service(cell)],
            CellKey.kind(cell),
            users[CellKey.user(cell)],
            origins[CellKey.origin(cell)]));
  }

  /** The numbers as they are. */
  static int[] same(Names names) {
    int[] numbers = new int[names.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
