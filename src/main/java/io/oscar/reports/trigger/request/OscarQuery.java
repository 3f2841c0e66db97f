package io.oscar.reports.trigger.request;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.SpellingSuggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request to OSCAR's own metrics API: unknown parameters are ignored, as in OSCAR,
 * but noted in the response.
 *
 * @param fields the fields of the request
 * @param groupBy {@code group_by} as written by the caller, or null
 * @param notes the ignored parameters
 */
public record OscarQuery(RequestFields fields, @Nullable String groupBy, List<String> notes) {
  private static final int MOST_NOTES = 5;
  private static final int LONGEST_NAME = 40;

  public OscarQuery {
    notes = List.copyOf(notes);
  }

  /**
   * Parses the query.
   *
   * @param query the text after the question mark, as sent; may be null or empty
   * @throws InvalidRequest if a parameter is given twice or the query cannot be decoded
   */
  public static OscarQuery read(@Nullable String query) {
    var reader = new Reader();
    QueryString.forEach(query, reader::read);
    return new OscarQuery(reader.fields, reader.groupBy, reader.notes);
  }

  private static final class Reader {
    private final RequestFields fields = new RequestFields();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String groupBy;

    private void read(String name, String value) {
      Parameter.of(name).ifPresentOrElse(field -> set(field, value.strip()), () -> passOver(name));
    }

    private void set(Parameter field, String value) {
      // OSCAR treats anything but "true" as false.
      boolean isOn = value.equalsIgnoreCase("true") || value.equals("1");
      fields.set(field, field == Parameter.INCLUDE_USERS ? String.valueOf(isOn) : value);
      if (field == Parameter.GROUP_BY) {
        groupBy = value;
      }
    }

    private void passOver(String name) {
      if (notes.size() < MOST_NOTES) {
        notes.add(
            "unknown parameter '"
                + printable(name)
                + "' is ignored"
                + SpellingSuggestion.suggestion(name, Parameter.names()));
      }
    }

    /** Safe for a header and a terminal. */
    private static String printable(String name) {
      String start = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
      return start.replaceAll("[^ -~]|'", "?");
    }
  }
}
