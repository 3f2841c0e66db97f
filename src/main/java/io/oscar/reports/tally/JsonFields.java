package io.oscar.reports.tally;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Goes through the fields of a line that is one JSON object.
 *
 * <p>A field of an inner object is named as {@code url.original}, three levels deep; what lies
 * deeper, and what lies in arrays, is passed over. Of a field that comes twice both are shown.
 */
final class JsonFields {
  // A line has a length, and so has everything in it.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(LogLine.MAX_LENGTH).build())
          .build();

  private static final int DEEPEST = 3;

  private JsonFields() {}

  /** Whether a line is meant to be an object, after what a container runtime writes before it. */
  static boolean isObject(String line) {
    return line.startsWith("{", LinePrefix.afterRuntime(line));
  }

  /**
   * Shows every field that is no object and no array.
   *
   * <p>With nginx's own escapes a quote is {@code \x22}, which no JSON knows (nginx.org, log_format
   * without {@code escape=json}): such text is shown as it is written.
   *
   * @return whether the line is one object from here to its end; if not, the fields before the
   *     mistake were shown
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
     * Looks at a field.
     *
     * @param value stands at the value; its text is decoded only when it is asked for
     */
    void field(String name, JsonParser value);
  }
}
