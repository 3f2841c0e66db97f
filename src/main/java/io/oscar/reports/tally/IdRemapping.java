package io.oscar.reports.tally;

/** Maps ids of one table to those of another. */
final class IdRemapping {
  private final int[] services;
  private final int[] users;
  private final int[] origins;

  /**
   * @param services the new ids of services
   * @param users the new ids of users
   * @param origins the new ids of origins
   */
  IdRemapping(int[] services, int[] users, int[] origins) {
    this.services = services;
    this.users = users;
    this.origins = origins;
  }

  /** The new id of a service. */
  int ofService(int service) {
    return services[service];
  }

  /** The remapped cell. */
  long of(long cell) {
    return CellKey.inBucket(
        CellKey.bucket(cell),
        CellKey.of(
            services[CellKey.service(cell)],
            CellKey.kind(cell),
            users[CellKey.user(cell)],
            origins[CellKey.origin(cell)]));
  }

  /** The identity mapping. */
  static int[] same(NameTable names) {
    int[] numbers = new int[names.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
