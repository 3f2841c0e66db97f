package io.oscar.reports.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Formats ranges for people: as days if they consist of whole days. */
final class RangeText {
  private RangeText() {}

  /** The range between two instants, both inclusive, in UTC. */
  static String of(Instant start, Instant end) {
    boolean startsDay = start.truncatedTo(ChronoUnit.DAYS).equals(start);
    boolean endsDay = isLastMoment(end);
    if (startsDay && endsDay) {
      String first = day(start).toString();
      String last = day(end).toString();
      return first.equals(last) ? first + "  (UTC)" : first + "  to  " + last + "  (UTC)";
    }
    return start + "  to  " + (endsDay ? endOfDay(end) : end.toString());
  }

  /** An instant to the second; the last of a day as its end. */
  static String ofMoment(Instant moment) {
    return isLastMoment(moment)
        ? endOfDay(moment)
        : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String endOfDay(Instant moment) {
    return day(moment) + "T24:00:00Z";
  }

  private static boolean isLastMoment(Instant end) {
    Instant next = end.plusNanos(1);
    return Duration.between(next.truncatedTo(ChronoUnit.DAYS), next).isZero();
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
