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
  private final LogQl query;
  private final CanonicalLine canonical;
  private final LineTally lines;
  private final Consumer<List<String>> warnings;

  WindowCounter(
      LokiClient loki,
      LogQl query,
      LogRequest request,
      Origins origins,
      Consumer<List<String>> warnings) {
    this.loki = loki;
    this.query = query;
    this.canonical = CanonicalLine.of(request.stream());
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
    LokiAnswer<Series> answer =
        loki.counts(canonical.labelled(query), labels(canonical.labels()), window);
    warnings.accept(answer.warnings());
    Tally.Builder tally = Tally.builder();
    boolean anyOdd = false;
    int series = answer.data().size();
    for (Series count : answer.data()) {
      if (canonical.matches(count)) {
        add(tally, canonical.read(count), count);
      } else {
        anyOdd = true;
      }
    }
    if (anyOdd) {
      series = Math.max(series, addOdd(tally, window));
    }
    return new Counted(tally.build(), series);
  }

  private int addOdd(Tally.Builder tally, Window window) {
    LokiAnswer<Series> answer =
        loki.counts(canonical.odd(query), labels(List.of(CanonicalLine.RAW)), window);
    warnings.accept(answer.warnings());
    for (Series count : answer.data()) {
      add(tally, canonical.parser().parse(count.label(CanonicalLine.RAW)), count);
    }
    return answer.data().size();
  }

  private void add(Tally.Builder tally, LogLine line, Series count) {
    String country = CountryLabels.country(count.labels());
    lines.add(tally, line, country, count.count(), LogLine.NO_TIME);
  }

  private List<String> labels(List<String> ofLine) {
    // exposed requests have no origin, so their countries would only multiply the series
    if (canonical == CanonicalLine.EXPOSED) {
      return ofLine;
    }
    var labels = new ArrayList<>(ofLine);
    labels.addAll(CountryLabels.NAMES);
    return labels;
  }

  /**
   * A window's tally.
   *
   * @param series how many series the larger answer had
   */
  record Counted(Tally tally, int series) {}
}
