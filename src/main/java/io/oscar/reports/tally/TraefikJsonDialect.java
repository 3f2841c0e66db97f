package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The access log of Traefik in JSON: one flat object a line.
 *
 * <p>Read are {@code RequestPath}, {@code ClientHost} and a time: {@code StartUTC}, else {@code
 * StartLocal}, else {@code time} (doc.traefik.io, access logs); every one of them may be absent.
 */
final class TraefikJsonDialect implements Dialect {
  private static final JsonFactory JSON = new JsonFactory();

  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);
  private static final Rejected MALFORMED = new Rejected(Rejection.MALFORMED);

  /** Where the object begins. */
  @Override
  public int start(String line) {
    int from = LinePrefix.afterRuntime(line);
    return line.startsWith("{", from) ? from : -1;
  }

  @Override
  public LogLine read(String line, int from) {
    var fields = new Fields(LinePrefix.runtimeTime(line));
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line.substring(from))) {
      json.nextToken();
      fields.readAll(json);
      if (json.nextToken() != null) {
        return MALFORMED;
      }
    } catch (JacksonException malformed) {
      return MALFORMED;
    }
    return fields.path.isEmpty()
        ? OTHER_LINE
        : ExposedPath.read(fields.path, 0, fields.path.length(), fields.client, fields.time());
  }

  private static final class Fields {
    private String path = "";
    private String client = "";
    private long startUtc = LogLine.NO_TIME;
    private long startLocal = LogLine.NO_TIME;
    private long logged;

    Fields(long runtimeTime) {
      this.logged = runtimeTime;
    }

    void readAll(JsonParser json) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          read(name, json.getString());
        } else {
          json.skipChildren();
        }
      }
    }

    long time() {
      if (startUtc != LogLine.NO_TIME) {
        return startUtc;
      }
      return startLocal != LogLine.NO_TIME ? startLocal : logged;
    }

    private void read(String name, String value) {
      switch (name) {
        case "RequestPath" -> path = value;
        case "ClientHost" -> client = value;
        case "StartUTC" -> startUtc = epochNanos(value);
        case "StartLocal" -> startLocal = epochNanos(value);
        case "time" -> logged = epochNanos(value);
        default -> {
          // the other fields of an access log do not matter for counting
        }
      }
    }

    private static long epochNanos(String value) {
      long utc = Timestamps.rfc3339(value, 0, value.length());
      if (utc != LogLine.NO_TIME) {
        return utc;
      }
      try {
        Instant instant = OffsetDateTime.parse(value).toInstant();
        return Timestamps.toNanos(instant);
      } catch (DateTimeException unreadable) {
        return LogLine.NO_TIME;
      }
    }
  }
}
