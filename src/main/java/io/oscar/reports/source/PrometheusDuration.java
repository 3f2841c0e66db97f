package io.oscar.reports.source;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses durations in the format of Prometheus' and Loki's settings, such as {@code 1w2d} or {@code
 * 30d1h} (prometheus/common, model.Duration).
 */
public final class PrometheusDuration {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[ywdhms])");

  private PrometheusDuration() {}

  /** The duration in a text; zero if it is invalid. */
  public static Duration parse(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.lookingAt()) {
      sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
      part.region(part.end(), text.length());
    }
    return part.regionStart() == text.length() ? sum : Duration.ZERO;
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
