package io.oscar.reports.source.loki;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Streaming parser of Loki's JSON (grafana/loki, docs/sources/reference/loki-http-api.md).
 *
 * <p>Both kinds of responses are {@code {"data":{"result":[{"stream"|"metric":{…},"values":[[time,
 * text],…]}]}}}; everything else, mostly statistics, is skipped.
 */
final class LokiJson {
  // Each of several concurrent readers buffers its response in memory.
  private static final long MOST_CHARACTERS = 16_000_000;

  private final JsonParser json;
  private final List<String> warnings = new ArrayList<>();
  private long characters;

  private LokiJson(JsonParser json) {
    this.json = json;
  }

  /** Parses the lines of a log query. */
  static LokiResponse<LogEntry> readLines(JsonParser json) {
    var entries = new ArrayList<LogEntry>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("streams"),
        (labels, values) -> {
          for (Value value : values) {
            entries.add(new LogEntry(reader.whole(value.time), value.text, labels));
          }
        });
    return new LokiResponse<>(entries, reader.warnings);
  }

  /** Parses the last value of each series of a metric query. */
  static LokiResponse<Series> readCounts(JsonParser json) {
    var counts = new ArrayList<Series>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("matrix"),
        (labels, values) -> counts.add(new Series(labels, reader.whole(values.getLast().text))));
    return new LokiResponse<>(counts, reader.warnings);
  }

  /**
   * Parses all values of a volume query, as bytes by the end of their step. For a single step Loki
   * returns a vector.
   */
  static LokiResponse<Volume> readVolumes(JsonParser json) {
    var volumes = new ArrayList<Volume>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("matrix", "vector"),
        (labels, values) -> {
          for (Value value : values) {
            volumes.add(new Volume(labels, reader.millis(value.time), reader.whole(value.text)));
          }
        });
    return new LokiResponse<>(volumes, reader.warnings);
  }

  private void readAnswer(Set<String> types, BiConsumer<Map<String, String>, List<Value>> result) {
    expect(json.nextToken(), JsonToken.START_OBJECT);
    boolean success = false;
    boolean hasData = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "status" -> success = "success".equals(json.getString());
        case "warnings" -> readWarnings(value);
        case "data" -> {
          readData(value, types, result);
          hasData = true;
        }
        default -> json.skipChildren();
      }
    }
    if (!success || !hasData) {
      throw unexpected("no successful result");
    }
    if (json.nextToken() != null) {
      throw unexpected("unexpected trailing content");
    }
  }

  private void readWarnings(JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      warnings.add(String.valueOf(json.getValueAsString()));
    }
  }

  private void readData(
      JsonToken value, Set<String> types, BiConsumer<Map<String, String>, List<Value>> result) {
    expect(value, JsonToken.START_OBJECT);
    String type = "";
    boolean hasResult = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken content = json.nextToken();
      switch (name) {
        case "resultType" -> type = json.getValueAsString("");
        case "result" -> {
          readResult(content, result);
          hasResult = true;
        }
        default -> json.skipChildren();
      }
    }
    if (!hasResult || !types.contains(type)) {
      throw unexpected("no result of this type");
    }
  }

  private void readResult(JsonToken value, BiConsumer<Map<String, String>, List<Value>> result) {
    expect(value, JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      readSeries(result);
    }
    expect(json.currentToken(), JsonToken.END_ARRAY);
  }

  private void readSeries(BiConsumer<Map<String, String>, List<Value>> result) {
    Map<String, String> labels = null;
    var values = new ArrayList<Value>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "stream", "metric" -> labels = readLabels();
        case "values" -> readValues(values);
        case "value" -> values.add(readValue());
        default -> json.skipChildren();
      }
    }
    if (labels == null || values.isEmpty()) {
      throw unexpected("a series without labels or values");
    }
    result.accept(labels, values);
  }

  private Map<String, String> readLabels() {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    var labels = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      labels.put(name, json.getString());
    }
    return Map.copyOf(labels);
  }

  private void readValues(List<Value> values) {
    expect(json.currentToken(), JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_ARRAY) {
      values.add(readValue());
    }
    expect(json.currentToken(), JsonToken.END_ARRAY);
  }

  private Value readValue() {
    expect(json.currentToken(), JsonToken.START_ARRAY);
    var value = new Value(readText(), readText());
    // a third element contains metadata, if a gateway requested it
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
    }
    return value;
  }

  /** A string, or a number as written. */
  private String readText() {
    JsonToken token = json.nextToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw unexpected("a value that is not a string");
    }
    String text = json.getString();
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new ResponseTooLarge();
    }
    return text;
  }

  private long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw unexpected("a value that is not an integer");
    }
  }

  private long millis(String seconds) {
    try {
      return Math.round(Double.parseDouble(seconds) * 1000);
    } catch (NumberFormatException none) {
      throw unexpected("a time that is not a number");
    }
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw unexpected(String.valueOf(found));
    }
  }

  private StreamReadException unexpected(String what) {
    return new StreamReadException(json, "not a Loki response: " + what);
  }

  /**
   * The volume of a time step according to the index.
   *
   * @param labels the labels that volumes are grouped by
   * @param endMillis the end of the step in milliseconds since 1970
   * @param bytes the approximate size of the lines
   */
  record Volume(Map<String, String> labels, long endMillis, long bytes) {}

  /** A response exceeds the memory limit. */
  static final class ResponseTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private record Value(String time, String text) {}
}
