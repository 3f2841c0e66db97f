package io.oscar.reports.tally;

/**
 * What a tally counts under {@link Tally#OTHER}, by the dimension whose names were too many.
 *
 * @param services requests to services that are not told apart
 * @param users synchronous and asynchronous requests of such users
 * @param origins synchronous and asynchronous requests from such countries
 */
public record Folded(Part services, Part users, Part origins) {

  /**
   * The folded names of a dimension.
   *
   * @param requests how many requests are counted under them together
   * @param names how many there are; none where there are no requests
   * @param isEstimated whether that is only about as many
   */
  public record Part(long requests, long names, boolean isEstimated) {

    /** Whether there are none. */
    public boolean isEmpty() {
      return requests == 0;
    }
  }

  static Folded of(Cells cells) {
    long[] requests = new long[3];
    cells
        .combinations()
        .forEach(
            (cell, count) -> {
              requests[0] += CellKey.service(cell) == 0 ? count : 0;
              requests[1] += CellKey.user(cell) == 0 ? count : 0;
              requests[2] += CellKey.origin(cell) == 0 ? count : 0;
            });
    cells.pairs().kinds().forEach((cell, n) -> requests[0] += CellKey.service(cell) == 0 ? n : 0);
    cells
        .pairs()
        .userOrigins()
        .forEach(
            (cell, count) -> {
              requests[1] += CellKey.user(cell) == 0 ? count : 0;
              requests[2] += CellKey.origin(cell) == 0 ? count : 0;
            });
    return new Folded(
        of(requests[0], cells.services()),
        of(requests[1], cells.users()),
        of(requests[2], cells.origins()));
  }

  /** Every folded name has a request; an estimate may be beyond that. */
  private static Part of(long requests, Names names) {
    return new Part(requests, Math.min(requests, Math.max(1, names.folded())), names.isEstimated());
  }
}
