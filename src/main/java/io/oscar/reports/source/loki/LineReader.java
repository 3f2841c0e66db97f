package io.oscar.reports.source.loki;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.LogLineParser;
import io.oscar.reports.tally.Tally;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tallies a window by reading its lines. */
final class LineReader {
  private final Pages pages;
  private final LogQl query;
  private final LogQl lean;
  private final LogLineParser parser;
  private final LineTally lines;

  /**
   * @param query what to read
   * @param lean the same without the labels that are not needed
   */
  LineReader(Pages pages, LogQl query, LogQl lean, CanonicalLine canonical, LineTally lines) {
    this.pages = pages;
    this.query = query;
    this.lean = lean;
    this.parser = canonical.parser();
    this.lines = lines;
  }

  /**
   * The tally of a window.
   *
   * @param firstPage how many lines the first page may have
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or refuses the size
   */
  Read read(Window window, int firstPage) {
    return read(lean, window, firstPage);
  }

  /**
   * The tally of a window of which more lines were read than there are. As long as a chunk is both
   * in an ingester and in the store, Loki (3.7) returns a line twice where a label that is kept is
   * one of the stream here and metadata there; with all labels it does not.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or refuses the size
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

  /** What was read of a window. */
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

    /** Whether the time of a line is a whole second, as that of a line at a full hour is. */
    boolean hasWholeSeconds() {
      return hasWholeSeconds;
    }

    /** Whether lines have the same time, as one has that Loki returns twice. */
    boolean hasTwins() {
      if (isInOrder) {
        return false;
      }
      long[] sorted = times.build().sorted().toArray();
      return IntStream.range(1, sorted.length).anyMatch(i -> sorted[i - 1] == sorted[i]);
    }

    /** How long the lines of the window are together. */
    long characters() {
      return characters;
    }
  }
}
