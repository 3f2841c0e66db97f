package io.oscar.reports.source.loki;

/**
 * The cost of Loki queries, in microseconds.
 *
 * @param count per count query, independent of the window's length
 * @param countedLine per counted line
 * @param countedSeries each series of a count: a line that is like no other costs more than to be
 *     read
 * @param readLine per line read
 * @param readHour per hour of a window that is read: Loki splits log queries by hour
 */
record QueryCosts(
    double count, double countedLine, double countedSeries, double readLine, double readHour) {
  /** Measured with Loki 3.7 on two cores. */
  static final QueryCosts MEASURED = new QueryCosts(4_000, 5, 15, 10, 2_600);

  /** The cost per line of a count query of so many lines. */
  double ofCounting(double linesPerCount, double seriesPerLine) {
    return count / linesPerCount + countedLine + countedSeries * seriesPerLine;
  }

  /** The cost per line of a log query at a density. */
  double ofReading(double linesPerHour) {
    return readHour / Math.max(linesPerHour, 1e-9) + readLine;
  }
}
