package io.oscar.reports.trigger.request;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.SpellingSuggestion;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Parses a request from JSON: a flat object with the names of {@link Parameter}. */
public final class RequestJson {
  /** The name of the whole text in messages. */
  public static final String BODY = "body";

  private RequestJson() {}

  /** Parses the object at the parser's position. */
  static ReportRequest readObject(JsonParser json, Caller caller) {
    requireObject(json, BODY);
    var fields = new RequestFields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      readField(json, name, fields, Parameter.keys());
    }
    return fields.toRequest(caller);
  }

  /**
   * Parses the value at the parser's position.
   *
   * @param valid the valid names, for messages
   * @throws InvalidRequest naming the invalid field
   */
  public static void readField(JsonParser json, String name, RequestFields fields, String valid) {
    Parameter field = Parameter.of(name).orElseThrow(() -> unknown(name, valid));
    JsonToken value = json.currentToken();
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    fields.set(
        field,
        switch (field.type()) {
          case TEXT, CHOICE -> text(json, name);
          case NUMBER -> require(value == JsonToken.VALUE_NUMBER_INT, json, name, "an integer");
          case FLAG -> require(value.isBoolean(), json, name, "true or false");
        });
  }

  /** The error for an unknown field. */
  public static InvalidRequest unknown(String name, String valid) {
    String suggestion = SpellingSuggestion.suggestion(name, List.of(valid.split(", ")));
    return new InvalidRequest(shortened(name), "is not one of " + valid + suggestion);
  }

  /**
   * The string at the parser's position.
   *
   * @throws InvalidRequest if it is anything else
   */
  public static String text(JsonParser json, String name) {
    return require(json.currentToken() == JsonToken.VALUE_STRING, json, name, "a string");
  }

  /**
   * Checks that the parser is at an object.
   *
   * @param name its name, for messages
   * @throws InvalidRequest if it is anything else
   */
  public static void requireObject(JsonParser json, String name) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidRequest(name, "is not a JSON object");
    }
  }

  private static String require(boolean isRight, JsonParser json, String name, String kind) {
    if (!isRight) {
      throw new InvalidRequest(name, "must be " + kind);
    }
    return json.getString();
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }
}
