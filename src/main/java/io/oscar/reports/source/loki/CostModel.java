package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.loki.LimitErrorParser.Lesson;

/**
 * Learns while a part of a log is read: the length of lines, lines per series, and how much the
 * server can do within its query timeout. Shared by the reading threads.
 *
 * <p>{@link QueryCosts} decides between counting and reading.
 */
final class CostModel {
  private static final double GUESSED_LINES = 500;
  private static final double GUESSED_BYTES_PER_SERIES = 400;

  private static final double MOST_LINES_PER_COUNT = 50_000;
  private static final double FEWEST_LINES_PER_COUNT = 10;
  private static final double FEWEST_SERIES_PER_LINE = 1e-4;
  private static final double RECOVERY = 1.05;
  private static final int MOST_USELESS_COUNTS = 3;
  // the factor by which lines of a window may be longer than those before
  private static final double RESERVE = 2;

  private final QueryCosts costs;
  private final LimitErrorParser limits;

  // The weight of the initial estimate, in windows.
  private double plannedBytes;
  private double foundLines = GUESSED_LINES;
  private double bytesPerSeries = GUESSED_BYTES_PER_SERIES;
  private double seriesPerLine;
  private boolean isSeriesCounted;
  private double linesPerCount;
  private double mostLines = MOST_LINES_PER_COUNT;
  private double textPerByte = 1;
  private int uselessCounts;

  /**
   * @param costs the costs of counting and reading
   * @param limits the server's limits
   * @param bytesPerLine the initial estimate of bytes per line in the volume histogram
   * @param linesPerSeries the initial estimate of lines per series
   */
  CostModel(QueryCosts costs, LimitErrorParser limits, double bytesPerLine, double linesPerSeries) {
    this.costs = costs;
    this.limits = limits;
    this.plannedBytes = bytesPerLine * GUESSED_LINES;
    this.seriesPerLine = Math.min(1, 1 / linesPerSeries);
    this.linesPerCount = Math.min(MOST_LINES_PER_COUNT, linesPerSeries * mostSeries());
  }

  /** The bytes per line in the volume histogram. */
  synchronized double bytesPerLine() {
    return plannedBytes / foundLines;
  }

  /** The target number of lines of a window to count, so that its series stay below the limit. */
  synchronized double linesPerCount() {
    return Math.min(linesPerCount, mostLines);
  }

  /** The maximum number of lines of a window to read. */
  synchronized double linesPerPage() {
    return Math.min(limits.lines(), mostLines);
  }

  /** The maximum number of bytes of a window to read, by the volume histogram. */
  synchronized double bytesPerPage() {
    return PageReader.MOST_BYTES / Math.min(1, RESERVE * textPerByte);
  }

  /** The cost per line at a density in microseconds, the lower of counting and reading. */
  synchronized double costPerLine(double linesPerHour) {
    return prefersCounting(linesPerHour)
        ? costs.ofCounting(linesPerCount, seriesPerLine)
        : costs.ofReading(linesPerHour);
  }

  /** Whether counting is cheaper than reading at a density. */
  synchronized boolean prefersCounting(double linesPerHour) {
    return prefersCounting(linesPerHour, Double.POSITIVE_INFINITY);
  }

  /**
   * Whether counting is cheaper than reading at a density.
   *
   * @param hours the maximum length of a window to count
   */
  synchronized boolean prefersCounting(double linesPerHour, double hours) {
    double lines = Math.min(linesPerCount, Math.max(1, linesPerHour * hours));
    return uselessCounts < MOST_USELESS_COUNTS
        && costs.ofCounting(lines, seriesPerLine) <= costs.ofReading(linesPerHour);
  }

  /**
   * Records a counted window.
   *
   * @param bytes its bytes in the volume histogram
   * @param series its number of series
   * @param characters the total length of their labels
   */
  synchronized void counted(double bytes, long lines, int series, long characters) {
    uselessCounts = 0;
    found(bytes, lines);
    if (series > 0 && lines > 0) {
      bytesPerSeries = Math.max(0.8 * bytesPerSeries, (double) characters / series);
      isSeriesCounted = true;
      learnVariety((double) series / lines);
    }
  }

  /** Records a window that could not be counted, but can be read. */
  synchronized void countedInVain() {
    uselessCounts++;
  }

  /**
   * Records a window that was read.
   *
   * @param differentLines the number of lines that differ in more than their addresses: a lower
   *     bound of the number of series
   */
  synchronized void read(double bytes, long lines, int differentLines, long characters) {
    found(bytes, lines);
    if (lines > 0) {
      double fewest = (double) differentLines / lines;
      learnVariety(isSeriesCounted ? Math.max(seriesPerLine, fewest) : fewest);
      textPerByte = Math.max(0.8 * textPerByte, characters / Math.max(1, bytes));
    }
  }

  /** Records a window that exceeded the server's query timeout. */
  synchronized void tooSlow(double bytes) {
    double lines = bytes / bytesPerLine();
    mostLines = Math.max(FEWEST_LINES_PER_COUNT, Math.min(mostLines, lines) / 2);
  }

  /**
   * Records a window rejected as too large; returns whether it may be retried in smaller pages.
   *
   * @param window the rejected window
   */
  synchronized boolean tooLarge(SourceFailure failure, Window window) {
    int known = limits.series();
    Lesson lesson = limits.learnFrom(failure, window);
    if (lesson == Lesson.FEWER_SERIES) {
      double most = limits.series() < known ? limits.series() : linesPerCount;
      linesPerCount = Math.max(FEWEST_LINES_PER_COUNT, Math.min(linesPerCount, most) / 2);
    }
    return lesson == Lesson.SMALLER_PAGES;
  }

  /** The maximum number of series, by the server's limit and its gRPC message size. */
  private double mostSeries() {
    return Math.min(limits.series(), PageReader.MOST_BYTES / bytesPerSeries);
  }

  private void found(double bytes, long lines) {
    mostLines = Math.min(MOST_LINES_PER_COUNT, mostLines * RECOVERY);
    // exponential decay, to follow changes of density
    plannedBytes = plannedBytes * 0.9 + bytes;
    foundLines = Math.max(foundLines * 0.9 + lines, 1e-3);
  }

  private void learnVariety(double measured) {
    double found = Math.max(measured, FEWEST_SERIES_PER_LINE);
    seriesPerLine = Math.sqrt(seriesPerLine * found);
    double room = 0.8 * mostSeries() / found;
    double blended = Math.sqrt(linesPerCount * room);
    linesPerCount =
        Math.clamp(
            Math.min(blended, linesPerCount * 4), FEWEST_LINES_PER_COUNT, MOST_LINES_PER_COUNT);
  }
}
