package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.render.ReportJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The event sent in response to one.
 *
 * @param id unique for every response
 * @param type the event's type
 * @param time when the response was created
 * @param cause the id of the event responded to
 * @param subject the file name of the report, or null for a receipt
 * @param sources the status of each source, such as {@code loki=ok, prometheus=partial}; null for a
 *     receipt, which contains it
 * @param content the data
 */
public record EventResponse(
    UUID id,
    String type,
    Instant time,
    String cause,
    @Nullable String subject,
    @Nullable String sources,
    Content content) {

  /** The source of responses: a URI-reference. */
  static final String SOURCE = "/oscar-reports";

  /**
   * The data of an event.
   *
   * @param mediaType the content type
   * @param isJson whether they are JSON
   * @param text the data
   */
  public record Content(String mediaType, boolean isJson, String text) {}

  /** The headers in binary mode, without the content type; {@code content} is the body. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    attributes()
        .forEach((name, text) -> headers.put(BinaryEvent.PREFIX + name, HeaderText.encode(text)));
    return headers;
  }

  /** The event in structured mode, as UTF-8. */
  public byte[] toJson() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = ReportJson.mapper().createGenerator(bytes)) {
      json.writeStartObject();
      attributes().forEach(json::writeStringProperty);
      json.writeStringProperty("datacontenttype", content.mediaType());
      json.writeName(StructuredEvent.DATA);
      if (content.isJson()) {
        json.writeRawValue(content.text());
      } else {
        json.writeString(content.text());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(EventAttributes.SPEC_VERSION, EventAttributes.VERSION);
    attributes.put(EventAttributes.ID, id.toString());
    attributes.put(EventAttributes.SOURCE, SOURCE);
    attributes.put(EventAttributes.TYPE, type);
    attributes.put("time", time.toString());
    if (subject != null) {
      attributes.put("subject", subject);
    }
    // The CloudEvents extension "Correlation".
    attributes.put("causationid", cause);
    if (sources != null) {
      attributes.put("reportsources", sources);
    }
    return attributes;
  }
}
