package io.oscar.reports.source.loki;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tallies a window by letting LogQL count its canonical lines, and by parsing the odd ones. */
final class WindowCounter {
  private final LokiApi loki;
  private final Pages pages;
  private final LogQl query;
  private final CanonicalLine canonical;
  private final CanonicalLine withoutAddresses;
  private final LineTally lines;
  private final Consumer<List<String>> warnings;
  private volatile boolean needsAddresses;

  WindowCounter(
      LokiApi loki,
      Pages pages,
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
   * The tally of a window, both of whose ends are whole seconds.
   *
   * @throws io.oscar.reports.source.SourceFailure of kind {@code TOO_LARGE} if there are more
   *     different lines than the server counts apart
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

  /**
   * Whether a count says where its lines came from, or is of odd lines, which say it themselves.
   */
  private boolean hasOrigin(Series count) {
    return CountryLabels.country(count.labels()) != null || !canonical.matches(count);
  }

  /**
   * The tally of the lines at the very end of a window, which is a whole second.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or refuses the question
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
   * How many lines a window has, told by nothing but their number. Loki counts whole seconds only;
   * the lines of a part of a second are read.
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
    LokiAnswer<Series> answer = loki.counts(labelled, by, window);
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
   * What was counted of a window.
   *
   * @param tally the tally of its lines
   * @param series how many series the larger answer had
   * @param characters how long the labels of all series are
   * @param isWhole whether all lines are in the tally; long odd ones are not
   */
  record Counted(Tally tally, int series, long characters, boolean isWhole) {}
}
