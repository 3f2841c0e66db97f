package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.loki.ServerLimits.Lesson;

/**
 * What is learnt while a part of a log is read: how long a line is, how different lines are, and
 * how much the server does in the time that it gives a query. Shared by the threads that read
 * windows.
 *
 * <p>{@link Costs} decide between counting and reading.
 */
final class Pace {
  private static final double GUESSED_LINES = 500;
  private static final double GUESSED_BYTES_PER_SERIES = 400;

  private static final double MOST_LINES_PER_COUNT = 50_000;
  private static final double FEWEST_LINES_PER_COUNT = 10;
  private static final double FEWEST_SERIES_PER_LINE = 1e-4;
  private static final double RECOVERY = 1.05;
  private static final int MOST_USELESS_COUNTS = 3;
  // a window may hold lines so many times as heavy as those before it
  private static final double RESERVE = 2;

  private final Costs costs;
  private final ServerLimits limits;

  // A guess that some windows of evidence overrule.
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
   * @param costs what counting and reading cost
   * @param limits what the server allows
   * @param bytesPerLine a first guess of what a line weighs in the density map
   * @param linesPerSeries a first guess of how many lines have one series
   */
  Pace(Costs costs, ServerLimits limits, double bytesPerLine, double linesPerSeries) {
    this.costs = costs;
    this.limits = limits;
    this.plannedBytes = bytesPerLine * GUESSED_LINES;
    this.seriesPerLine = Math.min(1, 1 / linesPerSeries);
    this.linesPerCount = Math.min(MOST_LINES_PER_COUNT, linesPerSeries * mostSeries());
  }

  /** The bytes of the density map that stand for one line. */
  synchronized double bytesPerLine() {
    return plannedBytes / foundLines;
  }

  /** How many lines a window to count should hold, so that its series stay below the limit. */
  synchronized double linesPerCount() {
    return Math.min(linesPerCount, mostLines);
  }

  /** How many lines a window to read should hold at the most. */
  synchronized double linesPerPage() {
    return Math.min(limits.lines(), mostLines);
  }

  /** How many bytes of the density map a window to read should hold at the most. */
  synchronized double bytesPerPage() {
    return Pages.MOST_BYTES / Math.min(1, RESERVE * textPerByte);
  }

  /** The cost of a line at a density in microseconds, counted or read, whichever is less. */
  synchronized double costPerLine(double linesPerHour) {
    return prefersCounting(linesPerHour)
        ? costs.ofCounting(linesPerCount, seriesPerLine)
        : costs.ofReading(linesPerHour);
  }

  /** Whether counting by LogQL is cheaper than reading lines at a density. */
  synchronized boolean prefersCounting(double linesPerHour) {
    return prefersCounting(linesPerHour, Double.POSITIVE_INFINITY);
  }

  /**
   * Whether counting by LogQL is cheaper than reading lines at a density.
   *
   * @param hours how long a window to count may be
   */
  synchronized boolean prefersCounting(double linesPerHour, double hours) {
    double lines = Math.min(linesPerCount, Math.max(1, linesPerHour * hours));
    return uselessCounts < MOST_USELESS_COUNTS
        && costs.ofCounting(lines, seriesPerLine) <= costs.ofReading(linesPerHour);
  }

  /**
   * A window was counted.
   *
   * @param bytes its bytes in the density map
   * @param series how many series its lines have
   * @param characters how long their labels are
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

  /** A window could not be counted, though it can be read. */
  synchronized void countedInVain() {
    uselessCounts++;
  }

  /**
   * A window was read.
   *
   * @param differentLines how many differ in more than their addresses; so many series it would
   *     have at least
   */
  synchronized void read(double bytes, long lines, int differentLines, long characters) {
    found(bytes, lines);
    if (lines > 0) {
      double fewest = (double) differentLines / lines;
      learnVariety(isSeriesCounted ? Math.max(seriesPerLine, fewest) : fewest);
      textPerByte = Math.max(0.8 * textPerByte, characters / Math.max(1, bytes));
    }
  }

  /** A window was too much work for the time that the server gives a query. */
  synchronized void tooSlow(double bytes) {
    double lines = bytes / bytesPerLine();
    mostLines = Math.max(FEWEST_LINES_PER_COUNT, Math.min(mostLines, lines) / 2);
  }

  /**
   * A window was refused as too large; whether it may be asked for again, in smaller pages.
   *
   * @param window the window that was refused
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

  /** As many series as the server allows, and as fit into one message of its parts. */
  private double mostSeries() {
    return Math.min(limits.series(), Pages.MOST_BYTES / bytesPerSeries);
  }

  private void found(double bytes, long lines) {
    mostLines = Math.min(MOST_LINES_PER_COUNT, mostLines * RECOVERY);
    // older evidence fades, so that a change of density is followed
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
