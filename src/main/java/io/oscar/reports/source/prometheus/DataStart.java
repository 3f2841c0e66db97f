package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.PrometheusDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether the data cover the start of a window. Prometheus silently truncates a range to its
 * retention, so it is queried for its first scrape ({@code up}), or else its retention time.
 */
final class DataStart {
  private static final String WHAT = "the start of the data was";
  private static final String ACTION = "finding the oldest data";
  private static final PromQl SCRAPES = Selector.of("up").instant().call("count");
  // The default of --query.lookback-delta.
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  private final PrometheusApi api;

  DataStart(PrometheusApi api) {
    this.api = api;
  }

  /** Whether the window starts before the data. */
  Findings look(EvaluationRange range, Instant now, Deadline deadline) {
    return Findings.orUnchecked(
        WHAT,
        () -> {
          Optional<Instant> first = api.firstValue(ACTION, SCRAPES, range, deadline);
          return first.isPresent()
              ? byScrapes(range, first.get(), deadline)
              : byRetention(range, now, deadline);
        });
  }

  private Findings byScrapes(EvaluationRange range, Instant first, Deadline deadline) {
    Duration step = PrometheusApi.step(range);
    Duration usual = step.compareTo(LOOKBACK) < 0 ? LOOKBACK : step;
    if (!first.isAfter(range.start().plus(usual))) {
      return Findings.NONE;
    }
    EvaluationRange before = new EvaluationRange(first.minus(step), first);
    return begin(api.firstValue(ACTION, SCRAPES, before, deadline).orElse(first), "");
  }

  private Findings byRetention(EvaluationRange range, Instant now, Deadline deadline) {
    String retention = api.retention(ACTION, deadline);
    Duration kept = time(retention);
    boolean reachesBack =
        kept.isZero() || kept.compareTo(Duration.between(range.start(), now)) >= 0;
    return reachesBack ? Findings.NONE : begin(now.minus(kept), " (retention " + retention + ")");
  }

  private static Findings begin(Instant first, String why) {
    return new Findings(List.of(Note.open("data begin at " + first + why)), true);
  }

  /** The time of a retention such as "1w2d or 512MB". */
  private static Duration time(String retention) {
    int or = retention.indexOf(" or ");
    return PrometheusDuration.parse(or < 0 ? retention : retention.substring(0, or));
  }
}
