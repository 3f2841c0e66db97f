package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.Tally;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Counts the requests of a window by reading its lines. */
final class WindowReader {
  private final PageReader pages;
  private final LogQl query;
  private final LogQl lean;
  private final LogLineParser parser;
  private final LineTally lines;

  /**
   * @param query the lines to read
   * @param lean the same query without unneeded labels
   */
  WindowReader(
      PageReader pages, LogQl query, LogQl lean, CanonicalLine canonical, LineTally lines) {
    this.pages = pages;
    this.query = query;
    this.lean = lean;
    this.parser = canonical.parser();
    this.lines = lines;
  }

  /**
   * The tally of a window.
   *
   * @param firstPage the maximum number of lines of the first page
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or rejects the size
   */
  Read read(Window window, int firstPage) {
    return read(lean, window, firstPage);
  }

  /**
   * The tally of a window of which more lines were read than exist. While a chunk is both in an
   * ingester and in the store, Loki (3.7) returns a line twice if a kept label is a stream label in
   * one and structured metadata in the other; with all labels it does not.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or rejects the size
   */
  Read readWithAllLabels(Window window, int firstPage) {
    return read(query, window, firstPage);
  }

  private Read read(LogQl query, Window window, int firstPage) {
    var read = new Read(lines.newPart());
    pages.read(query, window, firstPage, entry -> add(read, entry));
    return read;
  }

  private void add(Read read, LogEntry entry) {
    read.lines++;
    read.hasWholeSeconds |= entry.epochNanos() % Window.SECOND == 0;
    read.time(entry.epochNanos());
    read.characters += entry.line().length();
    String country = CountryLabels.country(entry.labels());
    lines.add(read.tally, parser.parse(entry.line()), country, 1, entry.epochNanos());
  }

  /** The result of reading a window. */
  static final class Read {
    private final Tally.Builder tally;
    private long lines;
    private long characters;
    private boolean hasWholeSeconds;
    private final LongStream.Builder times = LongStream.builder();
    private boolean isInOrder = true;
    private long last = Long.MIN_VALUE;

    private Read(Tally.Builder tally) {
      this.tally = tally;
    }

    private void time(long epochNanos) {
      times.add(epochNanos);
      isInOrder &= epochNanos > last;
      last = epochNanos;
    }

    /** The tally of the lines of the window. */
    Tally tally() {
      return tally.build();
    }

    /** How many lines were read. */
    long lines() {
      return lines;
    }

    /** Whether a line's timestamp is a whole second, as it is at a full hour. */
    boolean hasWholeSeconds() {
      return hasWholeSeconds;
    }

    /** Whether lines have equal timestamps, as lines that Loki returns twice do. */
    boolean hasTwins() {
      if (isInOrder) {
        return false;
      }
      long[] sorted = times.build().sorted().toArray();
      return IntStream.range(1, sorted.length).anyMatch(i -> sorted[i - 1] == sorted[i]);
    }

    /** The total length of the lines. */
    long characters() {
      return characters;
    }
  }
}
