package io.oscar.reports.trigger.job;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.request.RequestFields;
import io.oscar.reports.trigger.request.RequestJson;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses jobs from JSON: one object with the names of {@link JobFields}. Unknown names, duplicates
 * and values of the wrong type are rejected by name.
 */
public final class JobBody {
  /** The maximum size of the JSON text in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private JobBody() {}

  /**
   * Parses the fields of a job.
   *
   * @param body the JSON text in UTF-8; may be empty
   * @throws InvalidRequest naming the invalid field, or {@code body} if it is not JSON
   */
  public static JobFields read(byte[] body) {
    return read(RequestJson.BODY, body);
  }

  /**
   * Reads the bytes of a body.
   *
   * @param most the maximum number of bytes
   * @throws InvalidRequest if the body is larger
   */
  public static byte[] bytes(InputStream in, int most) throws IOException {
    byte[] body = in.readNBytes(most + 1);
    if (body.length > most) {
      throw new InvalidRequest(RequestJson.BODY, "is larger than " + most + " bytes");
    }
    return body;
  }

  /**
   * Parses the fields of a job that is part of a message.
   *
   * @param what the name of the JSON in messages
   * @param text the JSON text in UTF-8; may be empty
   * @throws InvalidRequest naming the invalid field, or {@code what} if it is not JSON
   */
  public static JobFields read(String what, byte[] text) {
    var fields = new JobFields();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        return fields;
      }
      RequestJson.requireObject(json, what);
      readJob(json, fields);
      if (json.nextToken() != null) {
        throw new InvalidRequest(what, "unexpected content after the JSON object");
      }
      return fields;
    } catch (StreamReadException malformed) {
      throw new InvalidRequest(what, "is not valid JSON" + position(malformed.getLocation()));
    } catch (JacksonException unreadable) {
      throw new InvalidRequest(what, "is not valid JSON in UTF-8");
    }
  }

  private static void readJob(JsonParser json, JobFields fields) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_NULL && isOwn(name)) {
        continue;
      }
      switch (name) {
        case JobFields.OPERATION -> fields.operation(RequestJson.text(json, name));
        case JobFields.OUTPUT -> fields.output(RequestJson.text(json, name));
        case JobFields.OPERATIONS -> readOperations(json, fields);
        default -> RequestJson.readField(json, name, fields.common(), JobFields.KEYS);
      }
    }
  }

  private static boolean isOwn(String name) {
    return name.equals(JobFields.OPERATION)
        || name.equals(JobFields.OUTPUT)
        || name.equals(JobFields.OPERATIONS);
  }

  private static void readOperations(JsonParser json, JobFields fields) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidRequest(JobFields.OPERATIONS, "must be a list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        fields.add(json.getString());
      } else {
        readOperation(json, fields);
      }
    }
  }

  private static void readOperation(JsonParser json, JobFields job) {
    RequestJson.requireObject(json, JobFields.OPERATIONS);
    var fields = new RequestFields();
    Operation operation = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(JobFields.OPERATION)) {
        operation = JobFields.named(RequestJson.text(json, name));
      } else {
        String valid = Parameter.keys() + ", " + JobFields.OPERATION;
        RequestJson.readField(json, name, fields, valid);
      }
    }
    if (operation == null) {
      throw new InvalidRequest(JobFields.OPERATIONS, "contains an entry without an operation");
    }
    job.add(operation, fields);
  }

  private static String position(TokenStreamLocation where) {
    return " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
  }
}
