package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Rejected;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Describes a JSON object that no dialect can parse by the names of its fields. */
final class JsonForm implements JsonFields.Visitor {
  private static final int MOST_NAMES = 12;
  private static final int LONGEST_NAME = 24;

  private final Set<String> names = new LinkedHashSet<>();
  private final AccessFields known = new AccessFields();
  private boolean hasRequest;

  private JsonForm() {}

  /** The description of an object. */
  static String of(String line) {
    var form = new JsonForm();
    boolean whole = JsonFields.forEach(line, LinePrefix.afterRuntime(line), form);
    String names = form.names.isEmpty() ? "" : " with the fields " + String.join(", ", form.names);
    return whole ? "JSON" + names + form.hint() : "broken JSON" + names;
  }

  /** Why the known fields do not reveal the request. */
  private String hint() {
    String target = known.target();
    return target.isEmpty() || known.isTargetAsRequested() || isExposed(target)
        ? ""
        : ", none of which contains the requested path ($request_uri of nginx)";
  }

  /**
   * Whether the whole value of a field is a request to an exposed service, or a log line of one.
   */
  static boolean tellsOfRequest(String line, int from) {
    var form = new JsonForm();
    JsonFields.forEach(line, from, form);
    return form.hasRequest;
  }

  @Override
  public void field(String name, JsonParser value) {
    known.field(name, value);
    if (names.size() < MOST_NAMES) {
      names.add(printable(name));
    } else if (names.size() == MOST_NAMES) {
      names.add("…");
    }
    if (!hasRequest && value.currentToken() == JsonToken.VALUE_STRING) {
      hasRequest = isRequest(value.getString());
    }
  }

  private static boolean isRequest(String text) {
    return isExposed(text)
        || IngressDialects.TEXT.stream().anyMatch(dialect -> dialect.start(text) >= 0);
  }

  private static boolean isExposed(String target) {
    LogLine read = ExposedPath.ofRequest(target, 0, target.length(), "", LogLine.NO_TIME);
    return !(read instanceof Rejected no && no.reason() == Rejection.OTHER_LINE);
  }

  /** The field's name, with unusual or long parts masked. */
  private static String printable(String name) {
    boolean isPlain =
        name.length() <= LONGEST_NAME
            && name.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || "_-.@:".indexOf(c) >= 0);
    return isPlain ? name : LineForm.masked(name);
  }
}
