package io.oscar.reports.source;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a report needs of a service in OSCAR's list ({@code GET /system/services}).
 *
 * <p>The list also holds every service's token, script and secrets: all but these three fields is
 * skipped and never held.
 *
 * @param name the service's name as the list has it, or null
 * @param image its container image, or null
 * @param owner the OIDC {@code sub} of its owner, or null
 */
public record ServiceFields(@Nullable String name, @Nullable String image, @Nullable String owner) {

  /** Reads the object that a parser stands at the beginning of. */
  public static ServiceFields read(JsonParser json) {
    String name = null;
    String image = null;
    String owner = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = json.currentName();
      json.nextToken();
      switch (property) {
        case "name" -> name = text(json);
        case "image" -> image = text(json);
        case "owner" -> owner = text(json);
        default -> json.skipChildren();
      }
    }
    return new ServiceFields(name, image, owner);
  }

  private static @Nullable String text(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString().isEmpty() ? null : json.getString();
    }
    json.skipChildren();
    return null;
  }
}
