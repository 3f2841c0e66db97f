package io.oscar.reports.source.loki;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads Loki's JSON as it streams in (grafana/loki, docs/sources/reference/loki-http-api.md).
 *
 * <p>Both kinds of answers are {@code {"data":{"result":[{"stream"|"metric":{…},"values":[[time,
 * text],…]}]}}}; everything else, of which the statistics are the largest part, is skipped.
 */
final class LokiJson {
  private final JsonParser json;
  private final List<String> warnings = new ArrayList<>();

  private LokiJson(JsonParser json) {
    this.json = json;
  }

  /** Reads the lines of a log query. */
  static LokiAnswer<LogEntry> readLines(JsonParser json) {
    var entries = new ArrayList<LogEntry>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        (labels, values) -> {
          for (Value value : values) {
            entries.add(new LogEntry(Long.parseLong(value.time), value.text, labels));
          }
        });
    return new LokiAnswer<>(entries, reader.warnings);
  }

  /** Reads the last value of each series of a metric query. */
  static LokiAnswer<Series> readCounts(JsonParser json) {
    var counts = new ArrayList<Series>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        (labels, values) -> counts.add(new Series(labels, Long.parseLong(values.getLast().text))));
    return new LokiAnswer<>(counts, reader.warnings);
  }

  /** Reads all values of a volume query, as bytes by the end of their step. */
  static LokiAnswer<Volume> readVolumes(JsonParser json) {
    var volumes = new ArrayList<Volume>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        (labels, values) -> {
          for (Value value : values) {
            volumes.add(
                new Volume(
                    Math.round(Double.parseDouble(value.time) * 1000), Long.parseLong(value.text)));
          }
        });
    return new LokiAnswer<>(volumes, reader.warnings);
  }

  private void readAnswer(BiConsumer<Map<String, String>, List<Value>> result) {
    expect(json.nextToken(), JsonToken.START_OBJECT);
    boolean success = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "status" -> success = "success".equals(json.getString());
        case "warnings" -> readWarnings(value);
        case "data" -> readData(value, result);
        default -> json.skipChildren();
      }
    }
    if (!success) {
      throw unexpected("status");
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

  private void readData(JsonToken value, BiConsumer<Map<String, String>, List<Value>> result) {
    expect(value, JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isResult = json.currentName().equals("result");
      JsonToken content = json.nextToken();
      if (isResult && content == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          readSeries(result);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private void readSeries(BiConsumer<Map<String, String>, List<Value>> result) {
    Map<String, String> labels = Map.of();
    List<Value> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "stream", "metric" -> labels = readLabels();
        case "values" -> readValues(values);
        default -> json.skipChildren();
      }
    }
    if (!values.isEmpty()) {
      result.accept(labels, values);
    }
  }

  private Map<String, String> readLabels() {
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
      json.nextToken();
      String time = json.getString();
      json.nextToken();
      values.add(new Value(time, json.getString()));
      // a third element holds metadata, if a gateway asked for it
      while (json.nextToken() != JsonToken.END_ARRAY) {
        json.skipChildren();
      }
    }
  }

  private void expect(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw unexpected(String.valueOf(found));
    }
  }

  private StreamReadException unexpected(String what) {
    return new StreamReadException(json, "not an answer of Loki: " + what);
  }

  /**
   * The bytes that the index knows of a step of time.
   *
   * @param endMillis the end of the step in milliseconds since 1970
   * @param bytes the size of its lines, roughly
   */
  record Volume(long endMillis, long bytes) {}

  private record Value(String time, String text) {}
}
