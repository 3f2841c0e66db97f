package io.oscar.reports.source.loki;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.Origins;
import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tallies a window by letting LogQL count its canonical lines, and by parsing the odd ones. */
final class WindowCounter {
  private final LokiClient loki;
  private final Pages pages;
  private final LogQl query;
  private final CanonicalLine canonical;
  private final LineTally lines;
  private final Consumer<List<String>> warnings;

  WindowCounter(
      LokiClient loki,
      Pages pages,
      LogQl query,
      CanonicalLine canonical,
      LogRequest request,
      Origins origins,
      Consumer<List<String>> warnings) {
    this.loki = loki;
    this.pages = pages;
    this.query = query;
    this.canonical = canonical;
    this.lines = new LineTally(request, origins);
    this.warnings = warnings;
  }

  /**
   * The tally of a window, both of whose ends are whole seconds.
   *
   * @throws io.oscar.reports.source.SourceFailure of kind {@code TOO_LARGE} if there are more
   *     different lines than the server counts apart
   */
  Counted count(Window window) {
    return count(query, window, LogLine.NO_TIME);
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
    Tally.Builder tally = lines.newPart();
    List<Series> counts = ask(canonical.labelled(query), canonical.labels(), window);
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
    return new Counted(tally.build(), Math.max(counts.size(), odd.size()), isWhole);
  }

  /** The tally that those of all windows are to be added to. */
  Tally.Builder newWhole() {
    return lines.newWhole();
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
   * @param isWhole whether all lines are in the tally; long odd ones are not
   */
  record Counted(Tally tally, int series, boolean isWhole) {}
}
