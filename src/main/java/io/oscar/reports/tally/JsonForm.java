package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Rejected;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a JSON object looks like that no dialect can read: the names of its fields. */
final class JsonForm implements JsonFields.Visitor {
  private static final int MOST_NAMES = 12;
  private static final int LONGEST_NAME = 24;
  private static final List<Dialect> TEXTS =
      List.of(new CommonLogDialect(), new EnvoyDialect(), new HaproxyDialect());

  private final Set<String> names = new LinkedHashSet<>();
  private final AccessFields known = new AccessFields();
  private boolean hasRequest;

  private JsonForm() {}

  /** The names of an object's fields in a sentence. */
  static String of(String line) {
    var form = new JsonForm();
    boolean whole = JsonFields.forEach(line, LinePrefix.afterRuntime(line), form);
    String names = form.names.isEmpty() ? "" : " with the fields " + String.join(", ", form.names);
    return whole ? "JSON" + names + form.hint() : "broken JSON" + names;
  }

  /** What keeps a known field from telling the request. */
  private String hint() {
    String target = known.target();
    return target.isEmpty() || known.isTargetAsRequested() || isExposed(target)
        ? ""
        : ", of which none holds the path that was requested ($request_uri of nginx)";
  }

  /** Whether some field's whole value is a request to an exposed service, or a line about one. */
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
    return isExposed(text) || TEXTS.stream().anyMatch(dialect -> dialect.start(text) >= 0);
  }

  private static boolean isExposed(String target) {
    LogLine read = ExposedPath.ofRequest(target, 0, target.length(), "", LogLine.NO_TIME);
    return !(read instanceof Rejected no && no.reason() == Rejection.OTHER_LINE);
  }

  /** A name as it is; a part that is no plain word, or a long one, is masked. */
  private static String printable(String name) {
    boolean isPlain =
        name.length() <= LONGEST_NAME
            && name.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || "_-.@:".indexOf(c) >= 0);
    return isPlain ? name : LineForm.masked(name);
  }
}
