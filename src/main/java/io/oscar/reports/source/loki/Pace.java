package io.oscar.reports.source.loki;

import java.time.Duration;

/**
 * What is learnt while a log is read: how long a line is, how different lines are, and what the
 * server allows. Shared by the threads that read windows.
 *
 * <p>The costs that decide between counting and reading were measured with Loki 3.7 on two cores: a
 * count costs 10 ms and 2 µs a line, whatever the window's length; lines cost 10 µs each and 2.6 ms
 * for each hour of the window, because Loki cuts every log query at the full hour.
 */
final class Pace {
  private static final double COUNT_COST = 10_000;
  private static final double COUNTED_LINE_COST = 2;
  private static final double READ_LINE_COST = 10;
  private static final double READ_HOUR_COST = 2_600;

  private static final double GUESSED_LINES = 500;

  private static final int STOCK_SERIES = 500;
  private static final int STOCK_LINES = 5_000;
  private static final Duration STOCK_WINDOW = Duration.ofHours(720);
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
  private static final double MOST_LINES_PER_COUNT = 50_000;
  private static final double FEWEST_LINES_PER_COUNT = 10;

  // A guess that some windows of evidence overrule.
  private double plannedBytes;
  private double foundLines = GUESSED_LINES;
  private double linesPerCount;
  private int seriesLimit = STOCK_SERIES;
  private int pageSize = STOCK_LINES;
  private Duration longestWindow = STOCK_WINDOW;

  /**
   * @param bytesPerLine a first guess of what a line weighs in the density map
   * @param linesPerCount a first guess of how many lines have as many series as the server allows
   */
  Pace(double bytesPerLine, double linesPerCount) {
    this.linesPerCount = linesPerCount;
    this.plannedBytes = bytesPerLine * GUESSED_LINES;
  }

  /** The bytes of the density map that stand for one line. */
  synchronized double bytesPerLine() {
    return plannedBytes / foundLines;
  }

  /** How many lines a window to count should hold, so that its series stay below the limit. */
  synchronized double linesPerCount() {
    return linesPerCount;
  }

  /** The most lines that a query may return. */
  synchronized int pageSize() {
    return pageSize;
  }

  /** Whether counting by LogQL is cheaper than reading lines at a density. */
  synchronized boolean prefersCounting(double linesPerHour) {
    double counting = COUNT_COST / linesPerCount + COUNTED_LINE_COST;
    double reading = READ_HOUR_COST / Math.max(linesPerHour, 1e-9) + READ_LINE_COST;
    return counting <= reading;
  }

  /** A window was counted. */
  synchronized void counted(double bytes, long lines, int series) {
    found(bytes, lines);
    if (series > 0) {
      learnVariety((double) series / lines);
    }
  }

  /** A window was read. */
  synchronized void read(double bytes, long lines, int differentLines) {
    found(bytes, lines);
    if (lines > 0) {
      learnVariety((double) differentLines / lines);
    }
  }

  /** A count had more series than the server allows. */
  synchronized void tooManySeries(int limit) {
    seriesLimit = Math.max(1, limit);
    linesPerCount = Math.max(FEWEST_LINES_PER_COUNT, Math.min(linesPerCount, limit) / 2);
  }

  /** The server allows no more lines in an answer. */
  synchronized void allowsLines(int limit) {
    pageSize = Math.clamp(limit, 1, pageSize);
  }

  /** The longest window that the server accepts. */
  synchronized Duration longestWindow() {
    return longestWindow;
  }

  /** The server accepts no windows longer than about this. */
  synchronized void allowsLength(Duration length) {
    if (length.compareTo(longestWindow) < 0 && length.compareTo(SHORTEST_WINDOW) > 0) {
      longestWindow = Duration.ofSeconds(length.toSeconds());
    }
  }

  private void found(double bytes, long lines) {
    // older evidence fades, so that a change of density is followed
    plannedBytes = plannedBytes * 0.9 + bytes;
    foundLines = Math.max(foundLines * 0.9 + lines, 1e-3);
  }

  private void learnVariety(double seriesPerLine) {
    double room = 0.8 * seriesLimit / seriesPerLine;
    double blended = Math.sqrt(linesPerCount * room);
    linesPerCount =
        Math.clamp(
            Math.min(blended, linesPerCount * 4), FEWEST_LINES_PER_COUNT, MOST_LINES_PER_COUNT);
  }
}
