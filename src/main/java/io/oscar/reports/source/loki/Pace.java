package io.oscar.reports.source.loki;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is learnt while a log is read: how long a line is, how different lines are, and what the
 * server allows. Shared by the threads that read windows.
 *
 * <p>{@link Costs} decide between counting and reading.
 */
final class Pace {
  private static final double GUESSED_LINES = 500;

  private static final int STOCK_SERIES = 500;
  private static final int STOCK_LINES = 5_000;
  private static final Duration STOCK_WINDOW = Duration.ofDays(30);
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
  private static final double MOST_LINES_PER_COUNT = 50_000;
  private static final double FEWEST_LINES_PER_COUNT = 10;
  private static final double RECOVERY = 1.05;
  private static final int MOST_USELESS_COUNTS = 3;
  // a window may hold lines so many times as heavy as those before it
  private static final double RESERVE = 2;

  private final Costs costs;

  // A guess that some windows of evidence overrule.
  private double plannedBytes;
  private double foundLines = GUESSED_LINES;
  private double linesPerCount;
  private int seriesLimit = STOCK_SERIES;
  private int pageSize = STOCK_LINES;
  private Duration longestWindow = STOCK_WINDOW;
  private double mostLines = MOST_LINES_PER_COUNT;
  private double textPerByte = 1;
  private int uselessCounts;

  /**
   * @param costs what counting and reading cost
   * @param bytesPerLine a first guess of what a line weighs in the density map
   * @param linesPerCount a first guess of how many lines have as many series as the server allows
   */
  Pace(Costs costs, double bytesPerLine, double linesPerCount) {
    this.costs = costs;
    this.linesPerCount = linesPerCount;
    this.plannedBytes = bytesPerLine * GUESSED_LINES;
  }

  /** The same pace within the limits that the server tells. */
  Pace within(TenantLimits limits) {
    if (limits.entries() > 0) {
      allowsLines(limits.entries());
    }
    Stream.of(limits.length(), limits.interval())
        .filter(Objects::nonNull)
        .map(longest -> longest.minusSeconds(1)) // Loki adds a nanosecond to some queries
        .forEach(this::allowsLength);
    return this;
  }

  /** The bytes of the density map that stand for one line. */
  synchronized double bytesPerLine() {
    return plannedBytes / foundLines;
  }

  /** How many lines a window to count should hold, so that its series stay below the limit. */
  synchronized double linesPerCount() {
    return Math.min(linesPerCount, mostLines);
  }

  /** The most lines that a query may return. */
  synchronized int pageSize() {
    return pageSize;
  }

  /** How many lines a window to read should hold at the most. */
  synchronized double linesPerPage() {
    return Math.min(pageSize, mostLines);
  }

  /** How many bytes of the density map a window to read should hold at the most. */
  synchronized double bytesPerPage() {
    return Pages.MOST_BYTES / Math.min(1, RESERVE * textPerByte);
  }

  /** Whether counting by LogQL is cheaper than reading lines at a density. */
  synchronized boolean prefersCounting(double linesPerHour) {
    return uselessCounts < MOST_USELESS_COUNTS
        && costs.ofCounting(linesPerCount) <= costs.ofReading(linesPerHour);
  }

  /**
   * Whether counting by LogQL is cheaper than reading lines at a density.
   *
   * @param hours how long a window to count may be
   */
  synchronized boolean prefersCounting(double linesPerHour, double hours) {
    double lines = Math.min(linesPerCount, Math.max(1, linesPerHour * hours));
    return uselessCounts < MOST_USELESS_COUNTS
        && costs.ofCounting(lines) <= costs.ofReading(linesPerHour);
  }

  /** A window was counted. */
  synchronized void counted(double bytes, long lines, int series) {
    uselessCounts = 0;
    found(bytes, lines);
    if (series > 0) {
      learnVariety((double) series / lines);
    }
  }

  /** A window could not be counted, though it can be read. */
  synchronized void countedInVain() {
    uselessCounts++;
  }

  /** A window was read. */
  synchronized void read(double bytes, long lines, int differentLines, long characters) {
    found(bytes, lines);
    if (lines > 0) {
      learnVariety((double) differentLines / lines);
      textPerByte = Math.max(0.8 * textPerByte, characters / Math.max(1, bytes));
    }
  }

  /** A window was too much work for the time that the server gives a query. */
  synchronized void tooSlow(double bytes) {
    double lines = bytes / bytesPerLine();
    mostLines = Math.max(FEWEST_LINES_PER_COUNT, Math.min(mostLines, lines) / 2);
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
    mostLines = Math.min(MOST_LINES_PER_COUNT, mostLines * RECOVERY);
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
