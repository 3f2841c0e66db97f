package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.request.RequestJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Events in structured mode: one JSON object with the attributes and {@code data} or {@code
 * data_base64} (JSON Event Format for CloudEvents 1.0.2). Extensions are ignored.
 */
public final class StructuredEvent {
  /** The media type of one event. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /** The prefix of the media types of all formats and of batches. */
  public static final String MEDIA_TYPES = "application/cloudevents";

  static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";
  private static final String EVENT = "event";
  private static final JsonFactory JSON = new JsonFactory();

  private final EventAttributes attributes = new EventAttributes("");
  private final byte[] text;
  private @Nullable JobFields job;

  private StructuredEvent(byte[] text) {
    this.text = text;
  }

  /**
   * Parses an event. Its data are a job as a JSON object or as a string with JSON; they may be
   * absent.
   *
   * @param text the JSON in UTF-8
   * @throws InvalidRequest naming the invalid attribute or field of the data, or {@code event} if
   *     it is not JSON
   */
  public static Event read(byte[] text) {
    return new StructuredEvent(text).read();
  }

  private Event read() {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      RequestJson.requireObject(json, EVENT);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        readMember(json, name);
      }
      if (json.nextToken() != null) {
        throw new InvalidRequest(EVENT, "unexpected content after the JSON object");
      }
    } catch (JacksonException malformed) {
      throw new InvalidRequest(EVENT, "is not valid JSON in UTF-8");
    }
    return attributes.toEvent(job == null ? new JobFields() : job);
  }

  private void readMember(JsonParser json, String name) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (name) {
      case DATA -> setJob(name, data(json));
      case DATA_BASE64 -> setJob(name, decoded(RequestJson.text(json, name)));
      default -> {
        if (EventAttributes.REQUIRED.contains(name)) {
          attributes.set(name, RequestJson.text(json, name));
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void setJob(String name, byte[] data) {
    if (job != null) {
      throw new InvalidRequest(name, "is given more than once (data, data_base64)");
    }
    job = JobBody.read(name, data);
  }

  /** The bytes of the data as sent, so that the job's own parser checks them. */
  private byte[] data(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString().getBytes(StandardCharsets.UTF_8);
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidRequest(DATA, "is neither a JSON object nor a string");
    }
    long start = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    long end = json.currentLocation().getByteOffset();
    if (start < 0) {
      // Only the parser of UTF-8 knows byte offsets.
      throw new InvalidRequest(EVENT, "is not valid JSON in UTF-8");
    }
    return Arrays.copyOfRange(text, Math.toIntExact(start), Math.toIntExact(end));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest(DATA_BASE64, "is not valid Base64");
    }
  }
}
