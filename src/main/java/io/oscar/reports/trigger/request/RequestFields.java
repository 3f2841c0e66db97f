package io.oscar.reports.trigger.request;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Interval;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request as text, under the names shared by query parameters, JSON fields and
 * command line options. Every error is an {@link InvalidRequest} that names the field.
 */
public final class RequestFields {
  private final Map<Parameter, String> texts = new EnumMap<>(Parameter.class);

  /**
   * Sets a field.
   *
   * @throws InvalidRequest if the text is empty or too long, or the field is already set
   */
  public void set(Parameter field, String text) {
    requireLength(field.key(), text, field.longest());
    if (text.isBlank()) {
      throw new InvalidRequest(field.key(), "is empty");
    }
    if (texts.putIfAbsent(field, text) != null) {
      throw new InvalidRequest(field.key(), "is given more than once");
    }
  }

  /**
   * Checks the length of a text before it is parsed.
   *
   * @param name its name, for messages
   * @throws InvalidRequest if it is too long
   */
  public static void requireLength(String name, String text, int longest) {
    if (text.length() > longest) {
      throw new InvalidRequest(name, "is longer than " + longest + " characters");
    }
  }

  /** Whether a field is set. */
  public boolean isSet(Parameter field) {
    return texts.containsKey(field);
  }

  /** These fields, with those of another request as defaults. */
  public RequestFields inheriting(RequestFields other) {
    var both = new RequestFields();
    both.texts.putAll(other.texts);
    both.texts.putAll(texts);
    return both;
  }

  /**
   * Creates the request of a caller; unset fields have their defaults.
   *
   * @throws InvalidRequest if a field is invalid or conflicts with another
   */
  public ReportRequest toRequest(Caller caller) {
    return new ReportRequest(
        toQuery(), parsed(Parameter.FORMAT, ReportFormat::of), isTrue(Parameter.STRICT), caller);
  }

  private ReportQuery toQuery() {
    boolean isInWords = isInWords(Parameter.START) || isInWords(Parameter.END);
    ReportQuery.Builder query = ReportQuery.builder();
    String zone = texts.get(Parameter.TZ);
    if (zone != null) {
      query.zone(TimeZones.of(zone));
    }
    return query
        .range(isInWords ? null : moment(Parameter.START), isInWords ? null : moment(Parameter.END))
        .period(isInWords ? periodInWords() : parsed(Parameter.PERIOD, ReportPeriod::new))
        .service(texts.get(Parameter.SERVICE))
        .metric(parsed(Parameter.METRIC, MetricKey::of))
        .groupBy(parsed(Parameter.GROUP_BY, GroupBy::of))
        .includeUsers(isTrue(Parameter.INCLUDE_USERS))
        .interval(parsed(Parameter.INTERVAL, Interval::of))
        .top(number(Parameter.TOP))
        .build();
  }

  private boolean isInWords(Parameter field) {
    String text = texts.get(field);
    return text != null && !Rfc3339.isMoment(text);
  }

  /** The period from start to end if one of them is a day or word that depends on the clock. */
  private ReportPeriod periodInWords() {
    if (isSet(Parameter.PERIOD)) {
      throw new InvalidRequest(Parameter.PERIOD.key(), "cannot be combined with start or end");
    }
    for (Parameter field : List.of(Parameter.START, Parameter.END)) {
      String text = texts.get(field);
      if (text != null && Rfc3339.isMoment(text)) {
        Rfc3339.parse(field.key(), text);
      }
    }
    return ReportPeriod.between(texts.get(Parameter.START), texts.get(Parameter.END));
  }

  private @Nullable Instant moment(Parameter field) {
    return parsed(field, text -> Rfc3339.parse(field.key(), text));
  }

  private <T> @Nullable T parsed(Parameter field, Function<String, T> parser) {
    String text = texts.get(field);
    return text == null ? null : parser.apply(text);
  }

  private @Nullable Integer number(Parameter field) {
    String text = texts.get(field);
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException none) {
      throw new InvalidRequest(field.key(), "is not an integer");
    }
  }

  private boolean isTrue(Parameter field) {
    return switch (texts.getOrDefault(field, "false").toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new InvalidRequest(field.key(), "is neither true nor false");
    };
  }
}
