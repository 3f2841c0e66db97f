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
 * Reads Loki's JSON as it streams in (grafana/loki, docs/sources/reference/loki-http-api.md).
 *
 * <p>Both kinds of answers are {@code {"data":{"result":[{"stream"|"metric":{…},"values":[[time,
 * text],…]}]}}}; everything else, of which the statistics are the largest part, is skipped.
 */
final class LokiJson {
  // Each of some readers at once holds its answer in memory.
  private static final long MOST_CHARACTERS = 16_000_000;

  private final JsonParser json;
  private final List<String> warnings = new ArrayList<>();
  private long characters;

  private LokiJson(JsonParser json) {
    this.json = json;
  }

  /** Reads the lines of a log query. */
  static LokiAnswer<LogEntry> readLines(JsonParser json) {
    var entries = new ArrayList<LogEntry>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("streams"),
        (labels, values) -> {
          for (Value value : values) {
            entries.add(new LogEntry(reader.whole(value.time), value.text, labels));
          }
        });
    return new LokiAnswer<>(entries, reader.warnings);
  }

  /** Reads the last value of each series of a metric query. */
  static LokiAnswer<Series> readCounts(JsonParser json) {
    var counts = new ArrayList<Series>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("matrix"),
        (labels, values) -> counts.add(new Series(labels, reader.whole(values.getLast().text))));
    return new LokiAnswer<>(counts, reader.warnings);
  }

  /**
   * Reads all values of a volume query, as bytes by the end of their step. Of a single step Loki
   * makes a vector.
   */
  static LokiAnswer<Volume> readVolumes(JsonParser json) {
    var volumes = new ArrayList<Volume>();
    var reader = new LokiJson(json);
    reader.readAnswer(
        Set.of("matrix", "vector"),
        (labels, values) -> {
          for (Value value : values) {
            volumes.add(new Volume(labels, reader.millis(value.time), reader.whole(value.text)));
          }
        });
    return new LokiAnswer<>(volumes, reader.warnings);
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
      throw unexpected("something follows it");
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
    // a third element holds metadata, if a gateway asked for it
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
    }
    return value;
  }

  /** A string, or a number as it is written. */
  private String readText() {
    JsonToken token = json.nextToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw unexpected("a value that is no text");
    }
    String text = json.getString();
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new AnswerTooLarge();
    }
    return text;
  }

  private long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw unexpected("a value that is no whole number");
    }
  }

  private long millis(String seconds) {
    try {
      return Math.round(Double.parseDouble(seconds) * 1000);
    } catch (NumberFormatException none) {
      throw unexpected("a time that is no number");
    }
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted) {
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
   * @param labels the labels that they were asked for by
   * @param endMillis the end of the step in milliseconds since 1970
   * @param bytes the size of its lines, roughly
   */
  record Volume(Map<String, String> labels, long endMillis, long bytes) {}

  /** An answer is larger than what is held in memory. */
  static final class AnswerTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private record Value(String time, String text) {}
}
