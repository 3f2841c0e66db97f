package io.oscar.reports.tally;

/**
 * New numbers of names by their old ones, for cells that move from one table to another.
 *
 * @param services the new numbers of services
 * @param users the new numbers of users
 * @param origins the new numbers of origins
 */
record Renumbering(int[] services, int[] users, int[] origins) {

  /** The cell of the same names. */
  long of(long cell) {
    return CellKey.of(
        services[CellKey.service(cell)],
        CellKey.kind(cell),
        users[CellKey.user(cell)],
        origins[CellKey.origin(cell)]);
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
