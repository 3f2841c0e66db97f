package io.oscar.reports.source.loki;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Timestamps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a log before it is read, and the parts in which it is to be.
 *
 * @param parts what is to be tallied; each line of the range is in one of them
 * @param density where the bytes of all its streams lie
 * @param told what Loki says of its limits
 * @param server the limits that are kept to
 * @param before the stretch before the range, in which older data are looked for
 */
record Plan(
    List<LogPart> parts,
    DensityMap density,
    TenantLimits told,
    ServerLimits server,
    Window before) {
  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final Duration LONG_LOOK_BACK = Duration.ofDays(365);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FINE_UP_TO = Duration.ofDays(3);
  // Loki answers a step at a time, and refuses some thousand at once as too many.
  private static final Duration LONGEST_REFINED = Duration.ofDays(15);
  // Of a log whose volume is not known, the first window is about an hour.
  private static final double UNITS_PER_LINE = 1.0 / 300;

  Plan {
    parts = List.copyOf(parts);
  }

  /**
   * The plan for a window; where the index cannot be asked, one that finds its way.
   *
   * @param buckets the stretches of time that lines are counted apart by
   * @throws SourceFailure if Loki cannot be reached, or refuses the credential
   */
  static Plan of(
      LokiApi loki,
      LogQl query,
      CanonicalLine canonical,
      Costs costs,
      Window whole,
      Buckets buckets) {
    Window before = before(whole.after(), LOOK_BACK);
    Duration step = whole.length().compareTo(FINE_UP_TO) <= 0 ? HOUR : DAY;
    DensityMap density = volumes(loki, query, new Window(before.after(), whole.upTo()), step);
    TenantLimits told = told(loki);
    var server = new ServerLimits(told);
    if (density == null) {
      var pace = new Pace(costs, server, UNITS_PER_LINE, canonical.linesPerSeries());
      var all = new LogPart(query, false, List.of(whole), DensityMap.unknown(), pace);
      return new Plan(List.of(all), all.density(), told, server, before);
    }
    Window densest = density.densest(whole);
    var sample = LogSample.of(loki, query, canonical, densest, density.bytes(densest));
    var countries =
        new CountryParts(
            loki, costs, server, sample, canonical.linesPerSeries(), whole, buckets, step);
    List<LogPart> parts = countries.of(query, density);
    if (step.equals(DAY)) {
      parts = parts.stream().map(part -> part.with(refined(loki, part))).toList();
    }
    return new Plan(parts, density, told, server, before);
  }

  private static Window before(long epochNanos, Duration length) {
    return Window.of(
        new TimeRange(
            Timestamps.toInstant(epochNanos).minus(length).plusNanos(1),
            Timestamps.toInstant(epochNanos)));
  }

  /** The volumes, or null where the index cannot be asked. */
  private static @Nullable DensityMap volumes(
      LokiApi loki, LogQl query, Window window, Duration step) {
    try {
      return DensityMap.of(loki.volumes(query.selector(), null, window, step).data(), step);
    } catch (SourceFailure failure) {
      return switch (failure.kind()) {
        case UNREACHABLE, UNREADABLE, UNAUTHORIZED -> throw failure;
        case TIMEOUT, BUSY, TOO_LARGE, UNSUPPORTED, REFUSED -> null;
      };
    }
  }

  /** The limits, or none where Loki does not tell them: then its refusals do. */
  private static TenantLimits told(LokiApi loki) {
    try {
      return loki.limits();
    } catch (SourceFailure notTold) {
      return TenantLimits.UNKNOWN;
    }
  }

  /**
   * A part's map, by hours where it is so dense that its lines will be read: long lines come in
   * bursts, and of the days before and after one a window may hold far more lines.
   */
  private static DensityMap refined(LokiApi loki, LogPart part) {
    DensityMap refined = part.density();
    Window dense = new Window(0, 0);
    for (Window day : part.density().steps()) {
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
    Pace pace = part.pace();
    return !pace.prefersCounting(part.density().bytes(day) / pace.bytesPerLine() / day.hours());
  }

  private static DensityMap refined(LokiApi loki, LogQl query, DensityMap days, Window dense) {
    if (dense.isEmpty()) {
      return days;
    }
    DensityMap hours = volumes(loki, query, dense, HOUR);
    return hours == null ? days : days.refined(dense, hours);
  }

  /**
   * A part's query with no labels but those that are needed, which returns a fifth faster where
   * streams are many. Loki has the stage since 2.9, as it has the volume API.
   */
  LogQl lean(LogPart part, CanonicalLine canonical) {
    return density.isKnown() ? part.query().keeping(canonical.labelsOfLines()) : part.query();
  }

  /** The stretches of all parts. */
  List<Window> stretches() {
    return parts.stream().flatMap(part -> part.stretches().stream()).toList();
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
  boolean hasStillOlder(LokiApi loki, String selector) {
    if (!density.isKnown()) {
      return false;
    }
    Window year = before(before.upTo(), LONG_LOOK_BACK);
    return DensityMap.of(loki.volumes(selector, null, year, DAY).data(), DAY)
        .hasBytesBefore(before.upTo() + 1);
  }
}
