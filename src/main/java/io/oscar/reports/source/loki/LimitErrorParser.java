package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits of an installation: the defaults, unless reported or learnt from error responses.
 * Shared by the reading threads.
 *
 * <p>The error messages are those of grafana/loki, pkg/logqlmodel/error.go and pkg/util/validation;
 * unknown messages are ignored.
 */
final class LimitErrorParser {
  private static final Pattern SERIES =
      Pattern.compile("maximum(?: number)? of series \\((\\d+)\\)");
  private static final Pattern ENTRIES =
      Pattern.compile("max entries limit.*\\((\\d+) > (\\d+)\\)");
  private static final List<String> LENGTH =
      List.of("query time range exceeds", "[interval] value exceeds limit");
  private static final List<String> ANSWER =
      List.of("message larger than max", "too large to hold");

  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);

  private int series = 500;
  private int lines = 5_000;
  private Duration longestWindow = Duration.ofDays(30);

  /**
   * @param told the limits reported by Loki
   */
  LimitErrorParser(TenantLimits told) {
    if (told.series() > 0) {
      series = told.series();
    }
    if (told.entries() > 0) {
      lines = Math.min(lines, told.entries());
    }
    Stream.of(told.length(), told.interval())
        .filter(Objects::nonNull)
        .map(longest -> longest.minusSeconds(1)) // Loki extends some queries by a nanosecond
        .forEach(this::allowsLength);
  }

  /** The maximum number of series of a count. */
  synchronized int series() {
    return series;
  }

  /** The maximum number of lines of a query; never more than the default limit. */
  synchronized int lines() {
    return lines;
  }

  /** The maximum length of a query's window. */
  synchronized Duration longestWindow() {
    return longestWindow;
  }

  /**
   * Learns from a rejection by size.
   *
   * @param window the rejected window
   */
  synchronized Lesson learnFrom(SourceFailure failure, Window window) {
    Matcher entries = ENTRIES.matcher(failure.getMessage());
    if (entries.find()) {
      lines = Math.clamp(number(entries, 2), 1, lines);
      return number(entries, 1) > lines ? Lesson.SMALLER_PAGES : Lesson.SMALLER_WINDOWS;
    }
    Matcher refused = SERIES.matcher(failure.getMessage());
    if (refused.find()) {
      series = Math.max(1, number(refused, 1));
      return Lesson.FEWER_SERIES;
    }
    if (LENGTH.stream().anyMatch(failure.getMessage()::contains)) {
      allowsLength(Duration.ofNanos((window.upTo() - window.after()) / 2));
    }
    return Lesson.SMALLER_WINDOWS;
  }

  /** Whether the response size was rejected, so that fewer lines may succeed. */
  static boolean isOfAnswer(SourceFailure failure) {
    return ANSWER.stream().anyMatch(failure.getMessage()::contains);
  }

  private void allowsLength(Duration length) {
    if (length.compareTo(longestWindow) < 0 && length.compareTo(SHORTEST_WINDOW) > 0) {
      longestWindow = Duration.ofSeconds(length.toSeconds());
    }
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** What was learnt from a rejection by size. */
  enum Lesson {
    /** The same window may be retried, in smaller pages. */
    SMALLER_PAGES,
    /** The maximum number of series is lower. */
    FEWER_SERIES,
    /** The window has to be shorter. */
    SMALLER_WINDOWS
  }
}
