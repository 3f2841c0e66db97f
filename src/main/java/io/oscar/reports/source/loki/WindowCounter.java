package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts the requests of a window: canonical lines by LogQL, odd ones by parsing. */
final class WindowCounter {
  private final LokiApi loki;
  private final PageReader pages;
  private final LogQl query;
  private final CanonicalLine canonical;
  private final CanonicalLine withoutAddresses;
  private final LineTally lines;
  private final Consumer<List<String>> warnings;
  private volatile boolean needsAddresses;

  WindowCounter(
      LokiApi loki,
      PageReader pages,
      LogPart part,
      CanonicalLine canonical,
      LineTally lines,
      Consumer<List<String>> warnings) {
    this.loki = loki;
    this.pages = pages;
    this.query = part.query();
    this.canonical = canonical;
    this.withoutAddresses = canonical.withoutAddresses();
    this.needsAddresses = !part.hasCountries();
    this.lines = lines;
    this.warnings = warnings;
  }

  /**
   * The tally of a window; both ends are whole seconds.
   *
   * @throws io.oscar.reports.source.SourceFailure of kind {@code TOO_LARGE} if there are more
   *     series than the server allows
   */
  Counted count(Window window) {
    if (!needsAddresses) {
      List<Series> counts =
          ask(withoutAddresses.labelled(query), withoutAddresses.labels(), window);
      if (counts.stream().allMatch(this::hasOrigin)) {
        return counted(withoutAddresses, counts, query, window, LogLine.NO_TIME);
      }
      needsAddresses = true;
    }
    return count(query, window, LogLine.NO_TIME);
  }

  /** Whether a series has the origin of its lines, or is of odd lines, whose text has it. */
  private boolean hasOrigin(Series count) {
    return CountryLabels.country(count.labels()) != null || !canonical.matches(count);
  }

  /**
   * The tally of the lines at the last instant of a window, a whole second.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or rejects the query
   */
  Counted countLast(Window second) {
    return count(canonical.atWholeSeconds(query), second, second.upTo());
  }

  private Counted count(LogQl query, Window window, long epochNanos) {
    List<Series> counts = ask(canonical.labelled(query), canonical.labels(), window);
    return counted(canonical, counts, query, window, epochNanos);
  }

  private Counted counted(
      CanonicalLine canonical, List<Series> counts, LogQl query, Window window, long epochNanos) {
    Tally.Builder tally = lines.newPart();
    List<Series> odd = List.of();
    if (!counts.stream().allMatch(canonical::matches)) {
      odd = ask(canonical.odd(query), List.of(canonical.rawLabel()), window);
    }
    counts.stream()
        .filter(canonical::matches)
        .forEach(count -> add(tally, canonical.read(count), count, window, epochNanos));
    boolean isWhole = odd.stream().noneMatch(count -> text(count).isEmpty());
    odd.stream()
        .filter(count -> !text(count).isEmpty())
        .forEach(
            count -> add(tally, canonical.parser().parse(text(count)), count, window, epochNanos));
    long characters = characters(counts) + characters(odd);
    return new Counted(tally.build(), Math.max(counts.size(), odd.size()), characters, isWhole);
  }

  /**
   * The plain line count of a window. Loki counts whole seconds only; lines of partial seconds are
   * read.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer
   */
  long lines(Window window) {
    long first = Window.secondUpTo(window.after());
    long last = Window.secondUpTo(window.upTo());
    long whole = first < last ? loki.count(query, new Window(first, last)) : 0;
    return whole
        - pages.count(query, new Window(first, window.after()))
        + pages.count(query, new Window(last, window.upTo()));
  }

  private List<Series> ask(LogQl labelled, List<String> labels, Window window) {
    var by = new ArrayList<>(labels);
    by.addAll(canonical.originLabels());
    LokiResponse<Series> answer = loki.counts(labelled, by, window);
    warnings.accept(answer.warnings());
    return answer.data();
  }

  private static long characters(List<Series> counts) {
    return counts.stream()
        .flatMap(count -> count.labels().entrySet().stream())
        .mapToLong(label -> label.getKey().length() + label.getValue().length())
        .sum();
  }

  private String text(Series odd) {
    return odd.label(canonical.rawLabel());
  }

  private void add(
      Tally.Builder tally, LogLine line, Series count, Window window, long epochNanos) {
    String country = CountryLabels.country(count.labels());
    lines.add(tally, line, country, count.count(), epochNanos, window.upTo());
  }

  /**
   * The counts of a window.
   *
   * @param tally the tally of its lines
   * @param series the number of series of the larger response
   * @param characters the total length of all labels
   * @param isWhole whether the tally has all lines; long odd lines are missing
   */
  record Counted(Tally tally, int series, long characters, boolean isWhole) {}
}
