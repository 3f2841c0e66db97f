package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns the limits of an installation from the text of its refusals.
 *
 * <p>The texts are those of grafana/loki, pkg/logqlmodel/error.go and pkg/util/validation; a text
 * that is not recognised teaches nothing, and the window is just halved.
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

  private final Pace pace;

  ServerLimits(Pace pace) {
    this.pace = pace;
  }

  /**
   * Takes note of a refusal of size; whether the same window should be asked again, in smaller
   * pages.
   *
   * @param window the window that was refused
   */
  boolean learnFrom(SourceFailure failure, Window window) {
    Matcher entries = ENTRIES.matcher(failure.getMessage());
    if (entries.find()) {
      pace.allowsLines(number(entries, 2));
      return number(entries, 1) > pace.pageSize();
    }
    Matcher series = SERIES.matcher(failure.getMessage());
    if (series.find()) {
      pace.tooManySeries(number(series, 1));
    } else if (LENGTH.stream().anyMatch(failure.getMessage()::contains)) {
      pace.allowsLength(Duration.ofNanos((window.upTo() - window.after()) / 2));
    }
    return false;
  }

  /** Whether a refusal is about the size of the answer, so that fewer lines may be answered. */
  static boolean isOfAnswer(SourceFailure failure) {
    return ANSWER.stream().anyMatch(failure.getMessage()::contains);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
