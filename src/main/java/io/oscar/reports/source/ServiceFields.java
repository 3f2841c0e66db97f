package io.oscar.reports.source;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields that reports need of a service in OSCAR's list ({@code GET /system/services}).
 *
 * <p>The list also contains every service's token, script and secrets: all other fields are skipped
 * and never kept.
 *
 * @param name the service's name, or null
 * @param image its container image, or null
 * @param owner the OIDC {@code sub} of its owner, or null
 * @param isTyped whether each of the three was a string, null or absent; other types count as null
 */
public record ServiceFields(
    @Nullable String name, @Nullable String image, @Nullable String owner, boolean isTyped) {

  /** Parses the object at the parser's position. */
  public static ServiceFields read(JsonParser json) {
    var fields = new ServiceFields(null, null, null, true);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = json.currentName();
      JsonToken value = json.nextToken();
      fields = fields.with(property, value, json);
      json.skipChildren();
    }
    return fields;
  }

  private ServiceFields with(String property, JsonToken value, JsonParser json) {
    boolean typed = isTyped && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL);
    return switch (property) {
      case "name" -> new ServiceFields(text(value, json), image, owner, typed);
      case "image" -> new ServiceFields(name, text(value, json), owner, typed);
      case "owner" -> new ServiceFields(name, image, text(value, json), typed);
      default -> this;
    };
  }

  private static @Nullable String text(JsonToken value, JsonParser json) {
    return value == JsonToken.VALUE_STRING && !json.getString().isEmpty() ? json.getString() : null;
  }
}
