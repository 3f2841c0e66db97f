package io.oscar.reports.trigger;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Requests as JSON: one flat object with the names of {@link RequestField}. Nothing is guessed: an
 * unknown name, a name given twice or a value of the wrong type is refused by name.
 */
public final class RequestBody {
  private static final String BODY = "body";
  private static final JsonFactory JSON = new JsonFactory();

  private RequestBody() {}

  /**
   * Reads a request.
   *
   * @param body the JSON text in UTF-8; empty for a request that sets nothing
   * @throws InvalidRequest naming the field that is wrong, or {@code body} where it is no JSON
   */
  public static ReportRequest read(byte[] body, Caller caller) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() == null) {
        return new RequestFields().toRequest(caller);
      }
      ReportRequest request = readObject(json, caller);
      if (json.nextToken() != null) {
        throw new InvalidRequest(BODY, "goes on after the JSON object");
      }
      return request;
    } catch (StreamReadException malformed) {
      throw new InvalidRequest(BODY, "is not JSON" + position(malformed.getLocation()));
    } catch (JacksonException unreadable) {
      throw new InvalidRequest(BODY, "is not JSON in UTF-8");
    }
  }

  /** Reads the object at which the parser stands, up to its end. */
  static ReportRequest readObject(JsonParser json, Caller caller) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidRequest(BODY, "is not a JSON object");
    }
    var fields = new RequestFields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      readField(json, fields);
    }
    return fields.toRequest(caller);
  }

  private static void readField(JsonParser json, RequestFields fields) {
    String name = json.currentName();
    RequestField field =
        RequestField.of(name)
            .orElseThrow(
                () -> new InvalidRequest(shortened(name), "is not one of " + RequestField.keys()));
    JsonToken value = json.nextToken();
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    boolean expected = field.isFlag() ? value.isBoolean() : value == JsonToken.VALUE_STRING;
    if (!expected) {
      throw new InvalidRequest(
          field.key(), field.isFlag() ? "must be true or false" : "must be a string");
    }
    fields.set(field, json.getString());
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }

  private static String position(TokenStreamLocation where) {
    return " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
  }
}
