package io.oscar.reports.tally;

/**
 * What a tally counts under {@link Tally#OTHER}, by the dimension with too many distinct names.
 *
 * @param services requests to folded services
 * @param users synchronous and asynchronous requests of folded users
 * @param origins synchronous and asynchronous requests from folded countries
 */
public record Folded(Part services, Part users, Part origins) {

  /**
   * The folded names of a dimension.
   *
   * @param requests the number of their requests
   * @param names the number of names; 0 without requests
   * @param isEstimated whether that number is an estimate
   */
  public record Part(long requests, long names, boolean isEstimated) {

    /** Whether nothing was folded. */
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

  /** An estimate is limited to the number of requests, as each folded name has one. */
  private static Part of(long requests, NameTable names) {
    return new Part(requests, Math.min(requests, Math.max(1, names.folded())), names.isEstimated());
  }
}
