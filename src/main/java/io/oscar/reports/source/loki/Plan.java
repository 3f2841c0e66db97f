package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Buckets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a log before it is read, and how it is split into parts.
 *
 * @param parts the parts to count; each line of the range is in one of them
 * @param histogram the volume histogram of all streams
 * @param told the limits reported by Loki
 * @param server the limits in effect
 * @param before the interval before the range, searched for older data
 */
record Plan(
    List<LogPart> parts,
    VolumeHistogram histogram,
    TenantLimits told,
    LimitErrorParser server,
    Window before) {
  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final Duration LONG_LOOK_BACK = Duration.ofDays(365);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FINE_UP_TO = Duration.ofDays(3);
  // Loki evaluates step by step, and rejects some thousand concurrent steps as too many.
  private static final Duration LONGEST_REFINED = Duration.ofDays(15);
  // Without known volumes, the first window is about an hour.
  private static final double UNITS_PER_LINE = 1.0 / 300;

  Plan {
    parts = List.copyOf(parts);
  }

  /**
   * The plan for a window; adaptive if the index has no volumes.
   *
   * @param buckets the intervals to count lines by
   * @throws SourceFailure if Loki cannot be reached, or rejects the credentials
   */
  static Plan of(
      LokiApi loki,
      LogQl query,
      CanonicalLine canonical,
      QueryCosts costs,
      Window whole,
      Buckets buckets) {
    Window before = before(whole.after(), LOOK_BACK);
    Duration step = whole.length().compareTo(FINE_UP_TO) <= 0 ? HOUR : DAY;
    VolumeHistogram histogram =
        volumes(loki, query, new Window(before.after(), whole.upTo()), step);
    TenantLimits told = told(loki);
    var server = new LimitErrorParser(told);
    if (histogram == null) {
      var costModel = new CostModel(costs, server, UNITS_PER_LINE, canonical.linesPerSeries());
      var all = new LogPart(query, false, List.of(whole), VolumeHistogram.unknown(), costModel);
      return new Plan(List.of(all), all.histogram(), told, server, before);
    }
    Window densest = histogram.densest(whole);
    var sample = LogSample.of(loki, query, canonical, densest, histogram.bytes(densest));
    var countries =
        new CountryParts(
            loki, costs, server, sample, canonical.linesPerSeries(), whole, buckets, step);
    List<LogPart> parts = countries.of(query, histogram);
    if (step.equals(DAY)) {
      parts = parts.stream().map(part -> part.with(refined(loki, part))).toList();
    }
    return new Plan(parts, histogram, told, server, before);
  }

  private static Window before(long epochNanos, Duration length) {
    return Window.of(
        new TimeRange(
            Timestamps.toInstant(epochNanos).minus(length).plusNanos(1),
            Timestamps.toInstant(epochNanos)));
  }

  /** The volumes, or null if the index has none. */
  private static @Nullable VolumeHistogram volumes(
      LokiApi loki, LogQl query, Window window, Duration step) {
    try {
      return VolumeHistogram.of(loki.volumes(query.selector(), null, window, step).data(), step);
    } catch (SourceFailure failure) {
      return switch (failure.kind()) {
        case UNREACHABLE, UNREADABLE, UNAUTHORIZED -> throw failure;
        case TIMEOUT, BUSY, TOO_LARGE, UNSUPPORTED, REFUSED -> null;
      };
    }
  }

  /**
   * The limits; empty if Loki does not report them, they are then learnt from its error responses.
   */
  private static TenantLimits told(LokiApi loki) {
    try {
      return loki.limits();
    } catch (SourceFailure notTold) {
      return TenantLimits.UNKNOWN;
    }
  }

  /**
   * A part's histogram, hourly where it is dense enough for lines to be read: long lines come in
   * bursts, and a window of the surrounding days may have far more lines.
   */
  private static VolumeHistogram refined(LokiApi loki, LogPart part) {
    VolumeHistogram refined = part.histogram();
    Window dense = new Window(0, 0);
    for (Window day : part.histogram().steps()) {
      boolean isRead = part.stretches().stream().anyMatch(day::overlaps) && isRead(part, day);
      var longer = new Window(dense.after(), day.upTo());
      boolean goesOn =
          dense.upTo() == day.after() && longer.length().compareTo(LONGEST_REFINED) <= 0;
      if (isRead && goesOn) {
        dense = longer;
      } else {
        refined = refined(loki, part.query(), refined, dense);
        dense = isRead ? day : new Window(0, 0);
      }
    }
    return refined(loki, part.query(), refined, dense);
  }

  private static boolean isRead(LogPart part, Window day) {
    CostModel costModel = part.costModel();
    return !costModel.prefersCounting(
        part.histogram().bytes(day) / costModel.bytesPerLine() / day.hours());
  }

  private static VolumeHistogram refined(
      LokiApi loki, LogQl query, VolumeHistogram days, Window dense) {
    if (dense.isEmpty()) {
      return days;
    }
    VolumeHistogram hours = volumes(loki, query, dense, HOUR);
    return hours == null ? days : days.refined(dense, hours);
  }

  /**
   * A part's query with required labels only, which is 20% faster if there are many streams.
   * Requires Loki 2.9, like the volume API.
   */
  LogQl lean(LogPart part, CanonicalLine canonical) {
    return histogram.isKnown() ? part.query().keeping(canonical.labelsOfLines()) : part.query();
  }

  /** The intervals of all parts. */
  List<Window> stretches() {
    return parts.stream().flatMap(part -> part.stretches().stream()).toList();
  }

  /** Whether the index has data in the interval before the range. */
  boolean hasOlder() {
    return histogram.hasBytesBefore(before.upTo() + 1);
  }

  /**
   * Whether the index has data in the year before the range; false if it has no volumes.
   *
   * @throws SourceFailure if Loki cannot be reached
   */
  boolean hasStillOlder(LokiApi loki, String selector) {
    if (!histogram.isKnown()) {
      return false;
    }
    Window year = before(before.upTo(), LONG_LOOK_BACK);
    return VolumeHistogram.of(loki.volumes(selector, null, year, DAY).data(), DAY)
        .hasBytesBefore(before.upTo() + 1);
  }
}
