package io.oscar.reports.accesslog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The request described by the fields of a JSON object, using the field with the highest precedence
 * for each part.
 */
final class AccessFields implements JsonFields.Visitor {
  private static final int LONGEST_NUMBER = 32;

  private final Map<AccessField.Part, Found> found = new EnumMap<>(AccessField.Part.class);
  private long epochNanos = LogLine.NO_TIME;
  private int timeRank = Integer.MAX_VALUE;

  @Override
  public void field(String name, JsonParser value) {
    AccessField field = AccessField.of(name);
    if (field == null) {
      return;
    }
    boolean isText = value.currentToken() == JsonToken.VALUE_STRING;
    if (field.part() == AccessField.Part.TIME) {
      if (isText || value.currentToken().isNumeric()) {
        time(field.rank(), value.getString());
      }
    } else if (isText) {
      text(field, value.getString());
    }
  }

  /**
   * Sets a text; empty values are logged as an empty text by nginx and as a dash by other servers.
   */
  private void text(AccessField field, String text) {
    Found known = found.get(field.part());
    boolean isBetter = known == null || field.rank() <= known.field.rank();
    if (isBetter && !text.isEmpty() && !text.equals("-")) {
      found.put(field.part(), new Found(field, text));
    }
  }

  /** The request line, path or URL; may be empty. */
  String target() {
    return text(found.get(AccessField.Part.TARGET));
  }

  /** Whether the target is as requested, not as rewritten. */
  boolean isTargetAsRequested() {
    Found target = found.get(AccessField.Part.TARGET);
    return target != null && target.field.isAsRequested();
  }

  /** The client's address; may be empty. */
  String client() {
    String text = text(found.get(AccessField.Part.CLIENT));
    String first = ClientAddress.firstOf(text, 0, text.length());
    return first == null ? "" : first;
  }

  /** The time in nanoseconds since 1970, or {@link LogLine#NO_TIME}. */
  long epochNanos() {
    return epochNanos;
  }

  private static String text(@Nullable Found found) {
    return found == null ? "" : found.text;
  }

  private void time(int rank, String text) {
    long nanos = rank <= timeRank ? epochNanos(text) : LogLine.NO_TIME;
    if (nanos != LogLine.NO_TIME) {
      epochNanos = nanos;
      timeRank = rank;
    }
  }

  private static long epochNanos(String text) {
    long utc = Timestamps.rfc3339(text, 0, text.length());
    if (utc != LogLine.NO_TIME) {
      return utc;
    }
    long common = Timestamps.commonLog(text, 0, text.length());
    if (common != LogLine.NO_TIME) {
      return common;
    }
    try {
      return isNumber(text)
          ? Timestamps.ofEpoch(new BigDecimal(text))
          : Timestamps.toNanos(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      return LogLine.NO_TIME;
    }
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER
        && text.chars().allMatch(c -> Ascii.isDigit(c) || c == '.')
        && text.indexOf('.') == text.lastIndexOf('.')
        && !text.startsWith(".")
        && !text.isEmpty();
  }

  private record Found(AccessField field, String text) {}
}
