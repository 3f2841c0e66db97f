package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits of an installation: the stock ones, unless it tells others or its refusals teach them.
 * Shared by the threads that tally windows.
 *
 * <p>The texts of refusals are those of grafana/loki, pkg/logqlmodel/error.go and
 * pkg/util/validation; a text that is not recognised teaches nothing.
 */
final class ServerLimits {
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
   * @param told what Loki says of them
   */
  ServerLimits(TenantLimits told) {
    if (told.series() > 0) {
      series = told.series();
    }
    if (told.entries() > 0) {
      lines = Math.min(lines, told.entries());
    }
    Stream.of(told.length(), told.interval())
        .filter(Objects::nonNull)
        .map(longest -> longest.minusSeconds(1)) // Loki adds a nanosecond to some queries
        .forEach(this::allowsLength);
  }

  /** The most series that a count may have. */
  synchronized int series() {
    return series;
  }

  /** The most lines that a query may return; never more than the stock limit. */
  synchronized int lines() {
    return lines;
  }

  /** The longest window that a query may cover. */
  synchronized Duration longestWindow() {
    return longestWindow;
  }

  /**
   * Takes note of a refusal of size.
   *
   * @param window the window that was refused
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

  /** Whether a refusal is about the size of the answer, so that fewer lines may be answered. */
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

  /** What a refusal of size teaches. */
  enum Lesson {
    /** The same window may be asked for again, in smaller pages. */
    SMALLER_PAGES,
    /** A count may not have so many series. */
    FEWER_SERIES,
    /** The window has to be smaller. */
    SMALLER_WINDOWS
  }
}
