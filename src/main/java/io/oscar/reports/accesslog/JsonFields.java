package io.oscar.reports.accesslog;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Visits the fields of a line that is a JSON object.
 *
 * <p>Nested fields have names such as {@code url.original}, up to three levels; deeper ones and
 * arrays are skipped. Duplicate fields are all visited.
 */
final class JsonFields {
  // Limits are set by the length of lines.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(LogLine.MAX_LENGTH).build())
          .build();

  private static final int DEEPEST = 3;

  private JsonFields() {}

  /** Whether a line starts as an object after the container runtime's prefix. */
  static boolean isObject(String line) {
    return line.startsWith("{", LinePrefix.afterRuntime(line));
  }

  /**
   * Visits every scalar field.
   *
   * <p>nginx's own escapes, such as {@code \x22} for a quote, are not JSON (nginx.org, log_format
   * without {@code escape=json}): such text is passed on verbatim.
   *
   * @return whether the line is a valid object; if not, the fields before the error were visited
   */
  static boolean forEach(String line, int from, Visitor visitor) {
    if (isRead(line.substring(from), visitor)) {
      return true;
    }
    return line.indexOf("\\x", from) >= 0
        && isRead(line.substring(from).replace("\\x", "\\\\x"), visitor);
  }

  private static boolean isRead(String text, Visitor visitor) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      fields(json, "", visitor, 1);
      return json.nextToken() == null;
    } catch (JacksonException malformed) {
      return false;
    }
  }

  private static void fields(JsonParser json, String parent, Visitor visitor, int depth) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parent.isEmpty() ? json.currentName() : parent + "." + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && depth < DEEPEST) {
        fields(json, name, visitor, depth + 1);
      } else if (value.isScalarValue()) {
        visitor.field(name, json);
      } else {
        json.skipChildren();
      }
    }
  }

  /** Receives the fields of an object. */
  interface Visitor {
    /**
     * Visits a field.
     *
     * @param value the parser at the value, decoded on demand
     */
    void field(String name, JsonParser value);
  }
}
