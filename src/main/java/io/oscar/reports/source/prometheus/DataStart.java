package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.PrometheusDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the data reach back to the start of a window. Prometheus shortens a range to what
 * it still keeps without a word, so it is asked since when it scraped anything ({@code up}), or
 * else how long it keeps data.
 */
final class DataStart {
  private static final String WHAT = "how far back the data reach was";
  private static final String ACTION = "looking for the oldest data";
  private static final PromQl SCRAPES = Selector.of("up").instant().call("count");
  // Prometheus takes a sample as current for this long (--query.lookback-delta).
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  private final PrometheusApi api;

  DataStart(PrometheusApi api) {
    this.api = api;
  }

  /** Whether the window begins before the data. */
  Doubts look(Window window, Instant now, Deadline deadline) {
    return Doubts.orUnchecked(
        WHAT,
        () -> {
          Optional<Instant> first = api.firstValue(ACTION, SCRAPES, window, deadline);
          return first.isPresent()
              ? byScrapes(window, first.get(), deadline)
              : byRetention(window, now, deadline);
        });
  }

  private Doubts byScrapes(Window window, Instant first, Deadline deadline) {
    Duration step = PrometheusApi.step(window);
    Duration usual = step.compareTo(LOOKBACK) < 0 ? LOOKBACK : step;
    if (!first.isAfter(window.start().plus(usual))) {
      return Doubts.NONE;
    }
    Window before = new Window(first.minus(step), first);
    return begin(api.firstValue(ACTION, SCRAPES, before, deadline).orElse(first), "");
  }

  private Doubts byRetention(Window window, Instant now, Deadline deadline) {
    String retention = api.retention(ACTION, deadline);
    Duration kept = time(retention);
    boolean reachesBack =
        kept.isZero() || kept.compareTo(Duration.between(window.start(), now)) >= 0;
    return reachesBack ? Doubts.NONE : begin(now.minus(kept), " (retention " + retention + ")");
  }

  private static Doubts begin(Instant first, String why) {
    return new Doubts(List.of(Note.open("data begin at " + first + why)), true);
  }

  /** The time in a retention such as "1w2d or 512MB", of which the size is no time. */
  private static Duration time(String retention) {
    int or = retention.indexOf(" or ");
    return PrometheusDuration.parse(or < 0 ? retention : retention.substring(0, or));
  }
}
