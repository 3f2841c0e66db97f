package io.oscar.reports.accesslog;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Parses timestamps of the log dialects without allocation, as nanoseconds since 1970 UTC.
 *
 * <p>Only patterns and digit ranges are checked (a day is 01 to 31 in every month), so that a
 * regular expression can accept exactly the same lines. Malformed text yields {@link
 * LogLine#NO_TIME}. Nanoseconds in a {@code long} reach the year 2262.
 */
public final class Timestamps {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MONTH_LENGTH = 3;
  private static final long NANOS = 1_000_000_000L;
  private static final BigDecimal FIRST_EPOCH = new BigDecimal("100000000000000000");
  private static final BigDecimal LAST_EPOCH = new BigDecimal("9200000000000000000");

  private Timestamps() {}

  /** Reads {@code 2025-10-28T16:53:34[.123456789]Z} (RFC 3339, UTC) between two positions. */
  public static long rfc3339(String text, int from, int to) {
    if (to - from < 20
        || text.charAt(to - 1) != 'Z'
        || text.charAt(from + 4) != '-'
        || text.charAt(from + 7) != '-'
        || text.charAt(from + 10) != 'T') {
      return LogLine.NO_TIME;
    }
    long fraction = fraction(text, from + 19, to - 1);
    long date = date(text, from, from + 5, from + 8);
    return combine(date, time(text, from + 11), fraction);
  }

  /** Reads {@code 2024/10/10 - 09:34:35}, as older managers wrote it; taken as UTC. */
  public static long oldManager(String text, int from, int to) {
    if (to - from != 21
        || text.charAt(from + 4) != '/'
        || text.charAt(from + 7) != '/'
        || !text.startsWith(" - ", from + 10)) {
      return LogLine.NO_TIME;
    }
    return combine(date(text, from, from + 5, from + 8), time(text, from + 13), 0);
  }

  /** Reads {@code 28/Oct/2025:16:53:34 +0000}, the time of the common log format. */
  public static long commonLog(String text, int from, int to) {
    if (to - from != 26
        || text.charAt(from + 2) != '/'
        || text.charAt(from + 6) != '/'
        || text.charAt(from + 11) != ':'
        || text.charAt(from + 20) != ' ') {
      return LogLine.NO_TIME;
    }
    int month = month(text, from + 3);
    int day = number(text, from, 2, 1, 31);
    int year = number(text, from + 7, 4, 1970, 2261);
    long offset = offsetSeconds(text, from + 21);
    if (month < 0 || day < 0 || year < 0 || offset == LogLine.NO_TIME) {
      return LogLine.NO_TIME;
    }
    long local = combine(epochDay(year, month, day), time(text, from + 12), 0);
    return local == LogLine.NO_TIME ? local : local - offset * NANOS;
  }

  /**
   * Nanoseconds since 1970 of a number of seconds, milliseconds, microseconds or nanoseconds,
   * determined by its magnitude (from 1973 on).
   */
  static long ofEpoch(BigDecimal number) {
    for (int exponent = 9; exponent >= 0; exponent -= 3) {
      BigDecimal nanos = number.scaleByPowerOfTen(exponent);
      if (nanos.compareTo(FIRST_EPOCH) >= 0 && nanos.compareTo(LAST_EPOCH) < 0) {
        return nanos.longValue();
      }
    }
    return LogLine.NO_TIME;
  }

  /** The instant of nanoseconds since 1970. */
  public static Instant toInstant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  /** Nanoseconds since 1970 of an instant, clamped to the range of a {@code long}. */
  public static long toNanos(Instant instant) {
    if (instant.getEpochSecond() >= Long.MAX_VALUE / NANOS) {
      return Long.MAX_VALUE;
    }
    if (instant.getEpochSecond() <= Long.MIN_VALUE / NANOS) {
      return Long.MIN_VALUE + 1;
    }
    return instant.getEpochSecond() * NANOS + instant.getNano();
  }

  private static long combine(long epochDay, long secondOfDay, long nanos) {
    if (epochDay < 0 || secondOfDay < 0 || nanos < 0) {
      return LogLine.NO_TIME;
    }
    return (epochDay * 86_400 + secondOfDay) * NANOS + nanos;
  }

  private static long date(String text, int year, int month, int day) {
    int y = number(text, year, 4, 1970, 2261);
    int m = number(text, month, 2, 1, 12);
    int d = number(text, day, 2, 1, 31);
    return y < 0 || m < 0 || d < 0 ? -1 : epochDay(y, m, d);
  }

  /** Days since 1970 in the proleptic Gregorian calendar (H. Hinnant, days_from_civil). */
  private static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static int month(String text, int from) {
    for (int month = 1; month <= 12; month++) {
      if (text.regionMatches(from, MONTHS, (month - 1) * MONTH_LENGTH, MONTH_LENGTH)) {
        return month;
      }
    }
    return -1;
  }

  private static long time(String text, int from) {
    int hour = number(text, from, 2, 0, 23);
    int minute = number(text, from + 3, 2, 0, 59);
    int second = number(text, from + 6, 2, 0, 59);
    boolean separated = text.charAt(from + 2) == ':' && text.charAt(from + 5) == ':';
    return hour < 0 || minute < 0 || second < 0 || !separated
        ? -1
        : hour * 3600L + minute * 60L + second;
  }

  private static long fraction(String text, int from, int to) {
    int digits = to - from - 1;
    if (digits < 0) {
      return 0;
    }
    if (text.charAt(from) != '.' || digits < 1 || digits > 9) {
      return -1;
    }
    long value = number(text, from + 1, digits, 0, Integer.MAX_VALUE);
    for (int i = digits; i < 9 && value > 0; i++) {
      value *= 10;
    }
    return value;
  }

  private static long offsetSeconds(String text, int from) {
    int hours = number(text, from + 1, 2, 0, 23);
    int minutes = number(text, from + 3, 2, 0, 59);
    if (hours < 0 || minutes < 0) {
      return LogLine.NO_TIME;
    }
    return switch (text.charAt(from)) {
      case '+' -> hours * 3600L + minutes * 60L;
      case '-' -> -(hours * 3600L + minutes * 60L);
      default -> LogLine.NO_TIME;
    };
  }

  private static int number(String text, int from, int digits, int least, int most) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value < least || value > most ? -1 : value;
  }
}
