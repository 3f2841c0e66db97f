package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks the plausibility of the CPU series with one cheap query over the last days of the window,
 * as scrape configurations rarely change.
 */
final class SeriesCheck {
  private static final Duration LAST_DAYS = Duration.ofDays(7);
  private static final String WHAT = "the quality of the series was";
  private static final String ACTION = "checking the series";
  private static final String FINDING = "finding";
  // Two pods in one series cause a counter reset at every other scrape; containers do not restart
  // like that.
  private static final double RESETS_PER_SAMPLE = 0.1;
  private static final double FEW_RESETS = 2;
  private static final double MANY_SINGLES = 0.1;

  private final PrometheusApi api;

  SeriesCheck(PrometheusApi api) {
    this.api = api;
  }

  /** What is wrong with the series. */
  Findings look(ContainerSeries seconds, EvaluationRange range, Deadline deadline) {
    return Findings.orUnchecked(WHAT, () -> found(seconds, range.last(LAST_DAYS), deadline));
  }

  private Findings found(ContainerSeries seconds, EvaluationRange range, Deadline deadline) {
    Map<String, Double> counts =
        api.query(ACTION, query(seconds, range.length()), range, deadline).rows().stream()
            .collect(
                Collectors.toMap(row -> row.label(FINDING), QueryResult.Row::value, Double::sum));
    double series = counts.getOrDefault("series", 0.0);
    double sawtooth = counts.getOrDefault("sawtooth", 0.0);
    double single = counts.getOrDefault("single", 0.0);
    var notes = new ArrayList<Note>();
    if (sawtooth > 0) {
      notes.add(
          note(
              "%.0f of %.0f series reset every few samples: several pods share one series"
                  + " (is the pod label dropped?), so the hours are far too high",
              sawtooth, series));
    }
    if (single > series * MANY_SINGLES) {
      notes.add(
          note(
              "%.0f of %.0f series have a single sample: pods live shorter than the scrape"
                  + " interval, so usage between scrapes is not counted",
              single, series));
    }
    return new Findings(notes, sawtooth > 0);
  }

  private static Note note(String text, double some, double all) {
    return Note.internal(String.format(Locale.ROOT, text, some, all));
  }

  private static PromQl query(ContainerSeries seconds, Duration time) {
    PromQl samples = seconds.over("count_over_time", time);
    PromQl sawtooth =
        seconds.over("resets", time).above(samples.times(RESETS_PER_SAMPLE)).above(FEW_RESETS);
    return count(samples, "series")
        .or(count(samples.below(2), "single"))
        .or(count(sawtooth, "sawtooth"));
  }

  private static PromQl count(PromQl series, String finding) {
    return series.call("count").labelled(FINDING, finding);
  }
}
