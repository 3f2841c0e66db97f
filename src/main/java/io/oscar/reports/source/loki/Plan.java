package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import java.time.Duration;
import java.util.List;

/**
 * What is known of a log before it is read.
 *
 * @param density where its bytes lie
 * @param pace what is to be learnt on the way
 * @param before the stretch before the range, in which older data are looked for
 * @param hasOlder whether the index knows of data in that stretch
 */
record Plan(DensityMap density, Pace pace, Window before, boolean hasOlder) {
  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final Duration LONG_LOOK_BACK = Duration.ofDays(365);
  private static final Duration FINE_UP_TO = Duration.ofDays(3);
  private static final double TYPICAL_LINE_BYTES = 200;
  // Of a log whose volume is not known, the first window is about an hour.
  private static final double UNITS_PER_LINE = 1.0 / 300;

  /**
   * The query with no labels but those of countries, which returns a fifth faster where streams are
   * many. Loki has the stage since 2.9, as it has the volume API.
   */
  LogQl lean(LogQl query) {
    return density.isKnown() ? query.keeping(CountryLabels.NAMES) : query;
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
    long lines =
        loki.counts(query, List.of(), densest).data().stream().mapToLong(Series::count).sum();
    return lines == 0 ? TYPICAL_LINE_BYTES : Math.max(1, density.bytes(densest) / lines);
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
    var year = new Window(before.upTo() - LONG_LOOK_BACK.toNanos(), before.upTo());
    Duration step = Duration.ofDays(1);
    return DensityMap.of(loki.volumes(selector, year, step).data(), step)
        .hasBytesBefore(before.upTo() + 1);
  }

  /**
   * The plan for a window; where the index cannot be asked, one that finds its way.
   *
   * @throws SourceFailure if Loki cannot be reached, or refuses the credential
   */
  static Plan of(LokiClient loki, LogQl query, CanonicalLine canonical, Window whole) {
    var before = new Window(whole.after() - LOOK_BACK.toNanos(), whole.after());
    Duration step =
        whole.length().compareTo(FINE_UP_TO) <= 0 ? Duration.ofHours(1) : Duration.ofDays(1);
    try {
      var planned = new Window(before.after(), whole.upTo());
      DensityMap density =
          DensityMap.of(loki.volumes(query.selector(), planned, step).data(), step);
      return new Plan(
          density,
          new Pace(
              bytesPerLine(loki, query, density, density.densest(whole)),
              canonical.linesPerCount()),
          before,
          density.hasBytesBefore(whole.after() + 1));
    } catch (SourceFailure failure) {
      return switch (failure.kind()) {
        case UNREACHABLE, UNAUTHORIZED -> throw failure;
        case TIMEOUT, BUSY, TOO_LARGE, UNSUPPORTED, REFUSED ->
            new Plan(
                DensityMap.unknown(),
                new Pace(UNITS_PER_LINE, canonical.linesPerCount()),
                before,
                false);
      };
    }
  }
}
