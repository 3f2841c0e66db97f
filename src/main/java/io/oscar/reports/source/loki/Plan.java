package io.oscar.reports.source.loki;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.tally.Timestamps;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a log before it is read.
 *
 * @param density where its bytes lie
 * @param pace what is to be learnt on the way
 * @param limits what Loki says of its limits
 * @param before the stretch before the range, in which older data are looked for
 */
record Plan(DensityMap density, Pace pace, TenantLimits limits, Window before) {
  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final Duration LONG_LOOK_BACK = Duration.ofDays(365);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FINE_UP_TO = Duration.ofDays(3);
  // Loki answers a step at a time, and refuses some thousand at once as too many.
  private static final Duration LONGEST_REFINED = Duration.ofDays(15);
  private static final double TYPICAL_LINE_BYTES = 200;
  // Of a log whose volume is not known, the first window is about an hour.
  private static final double UNITS_PER_LINE = 1.0 / 300;

  /**
   * The plan for a window; where the index cannot be asked, one that finds its way.
   *
   * @throws SourceFailure if Loki cannot be reached, or refuses the credential
   */
  static Plan of(LokiClient loki, LogQl query, CanonicalLine canonical, Costs costs, Window whole) {
    Window before = before(whole.after(), LOOK_BACK);
    Duration step = whole.length().compareTo(FINE_UP_TO) <= 0 ? HOUR : DAY;
    DensityMap density = volumes(loki, query, new Window(before.after(), whole.upTo()), step);
    TenantLimits limits = limits(loki);
    if (density == null) {
      var pace = new Pace(costs, UNITS_PER_LINE, canonical.linesPerCount());
      return new Plan(DensityMap.unknown(), pace.within(limits), limits, before);
    }
    double lineBytes = bytesPerLine(loki, query, density, density.densest(whole));
    Pace pace = new Pace(costs, lineBytes, canonical.linesPerCount()).within(limits);
    DensityMap refined = step.equals(DAY) ? refined(loki, query, density, pace, whole) : density;
    return new Plan(refined, pace, limits, before);
  }

  private static Window before(long epochNanos, Duration length) {
    return Window.of(
        new TimeRange(
            Timestamps.toInstant(epochNanos).minus(length).plusNanos(1),
            Timestamps.toInstant(epochNanos)));
  }

  /** The volumes, or null where the index cannot be asked. */
  private static @Nullable DensityMap volumes(
      LokiClient loki, LogQl query, Window window, Duration step) {
    try {
      return DensityMap.of(loki.volumes(query.selector(), window, step).data(), step);
    } catch (SourceFailure failure) {
      return switch (failure.kind()) {
        case UNREACHABLE, UNREADABLE, UNAUTHORIZED -> throw failure;
        case TIMEOUT, BUSY, TOO_LARGE, UNSUPPORTED, REFUSED -> null;
      };
    }
  }

  /** The limits, or none where Loki does not tell them: then its refusals do. */
  private static TenantLimits limits(LokiClient loki) {
    try {
      return loki.limits();
    } catch (SourceFailure notTold) {
      return TenantLimits.UNKNOWN;
    }
  }

  /**
   * What a line weighs in the index: that depends on its labels, its metadata and on how chunks
   * overlap, from 200 bytes to more than 1,000. One cheap count of the densest step tells.
   */
  private static double bytesPerLine(
      LokiClient loki, LogQl query, DensityMap density, Window densest) {
    if (densest.isEmpty()) {
      return TYPICAL_LINE_BYTES;
    }
    try {
      long lines = loki.count(query, densest);
      return lines == 0 ? TYPICAL_LINE_BYTES : Math.max(1, density.bytes(densest) / lines);
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.UNREACHABLE || failure.kind() == Kind.UNAUTHORIZED) {
        throw failure;
      }
      return TYPICAL_LINE_BYTES;
    }
  }

  /**
   * The map by hours where the log is so dense that its lines will be read: long lines come in
   * bursts, and of the days before and after one a window may hold far more lines.
   */
  private static DensityMap refined(
      LokiClient loki, LogQl query, DensityMap days, Pace pace, Window whole) {
    DensityMap refined = days;
    Window dense = new Window(0, 0);
    for (Window day : days.steps()) {
      boolean isRead =
          day.upTo() > whole.after()
              && !pace.prefersCounting(days.bytes(day) / pace.bytesPerLine() / day.hours());
      var longer = new Window(dense.after(), day.upTo());
      boolean goesOn =
          dense.upTo() == day.after() && longer.length().compareTo(LONGEST_REFINED) <= 0;
      if (isRead && goesOn) {
        dense = longer;
      } else {
        refined = refined(loki, query, refined, dense);
        dense = isRead ? day : new Window(0, 0);
      }
    }
    return refined(loki, query, refined, dense);
  }

  private static DensityMap refined(LokiClient loki, LogQl query, DensityMap days, Window dense) {
    if (dense.isEmpty()) {
      return days;
    }
    DensityMap hours = volumes(loki, query, dense, HOUR);
    return hours == null ? days : days.refined(dense, hours);
  }

  /**
   * The query with no labels but those that are needed, which returns a fifth faster where streams
   * are many. Loki has the stage since 2.9, as it has the volume API.
   */
  LogQl lean(LogQl query, CanonicalLine canonical) {
    return density.isKnown() ? query.keeping(canonical.labelsOfLines()) : query;
  }

  /** Whether the index knows of data in the stretch before the range. */
  boolean hasOlder() {
    return density.hasBytesBefore(before.upTo() + 1);
  }

  /**
   * Whether the index knows of data in the year before the range; false where it cannot be asked.
   *
   * @throws SourceFailure if Loki cannot be reached
   */
  boolean hasStillOlder(LokiClient loki, String selector) {
    if (!density.isKnown()) {
      return false;
    }
    Window year = before(before.upTo(), LONG_LOOK_BACK);
    return DensityMap.of(loki.volumes(selector, year, DAY).data(), DAY)
        .hasBytesBefore(before.upTo() + 1);
  }
}
