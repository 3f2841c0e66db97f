package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[ywdhms])");

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
    Duration kept = duration(retention);
    boolean reachesBack =
        kept.isZero() || kept.compareTo(Duration.between(window.start(), now)) >= 0;
    return reachesBack ? Doubts.NONE : begin(now.minus(kept), " (retention " + retention + ")");
  }

  private static Doubts begin(Instant first, String why) {
    return new Doubts(List.of(Note.open("data begin at " + first + why)), true);
  }

  /** The time in a retention such as "1w2d or 512MB"; zero where there is none. */
  static Duration duration(String retention) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(retention);
    // A size is no time; it comes after "or", or alone.
    int end = retention.contains(" or ") ? retention.indexOf(" or ") : retention.length();
    part.region(0, end);
    while (part.lookingAt()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
      part.region(part.end(), end);
    }
    return part.regionStart() == end ? sum : Duration.ZERO;
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "y" -> Duration.ofDays(365);
      case "w" -> Duration.ofDays(7);
      case "d" -> Duration.ofDays(1);
      case "h" -> Duration.ofHours(1);
      case "m" -> Duration.ofMinutes(1);
      case "s" -> Duration.ofSeconds(1);
      default -> Duration.ofMillis(1);
    };
  }
}
