package io.oscar.reports.trigger.request;

import io.oscar.reports.function.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a call of OSCAR's own metrics API: parameters that it does not have are passed over,
 * as OSCAR does, but not in silence.
 *
 * @param fields the parts of the request
 * @param groupBy how the caller called what the rows stand for; null where that is not said
 * @param notes which parameters were passed over
 */
public record OscarQuery(RequestFields fields, @Nullable String groupBy, List<String> notes) {
  private static final int MOST_NOTES = 5;
  private static final int LONGEST_NAME = 40;

  public OscarQuery {
    notes = List.copyOf(notes);
  }

  /**
   * Reads the query.
   *
   * @param query the text after the question mark, as sent; null or empty where there is none
   * @throws InvalidRequest if a parameter is given twice or the query cannot be decoded
   */
  public static OscarQuery read(@Nullable String query) {
    var reader = new Reader();
    QueryText.forEach(query, reader::read);
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
      // OSCAR takes anything but "true" for false.
      boolean isOn = value.equalsIgnoreCase("true") || value.equals("1");
      fields.set(field, field == Parameter.INCLUDE_USERS ? String.valueOf(isOn) : value);
      if (field == Parameter.GROUP_BY) {
        groupBy = value;
      }
    }

    private void passOver(String name) {
      if (notes.size() < MOST_NOTES) {
        notes.add(
            "the parameter '"
                + printable(name)
                + "' is passed over: there is none of that name"
                + Nearest.suggestion(name, Parameter.names()));
      }
    }

    /** Fit for a header and a terminal. */
    private static String printable(String name) {
      String start = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
      return start.replaceAll("[^ -~]|'", "?");
    }
  }
}
