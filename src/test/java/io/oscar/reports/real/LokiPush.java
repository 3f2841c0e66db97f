package io.oscar.reports.real;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON body of {@code POST /loki/api/v1/push} (Loki's HTTP API). */
final class LokiPush {

  private static final JsonMapper JSON = new JsonMapper();

  private LokiPush() {}

  /** The body that adds these lines to the one stream. */
  static byte[] body(Map<String, String> stream, List<LokiLine> lines) {
    Map<String, Object> entry =
        Map.of("stream", stream, "values", lines.stream().map(LokiPush::value).toList());
    return JSON.writeValueAsBytes(Map.of("streams", List.of(entry)));
  }

  private static List<Object> value(LokiLine line) {
    String time = Long.toString(line.nanos());
    return line.metadata().isEmpty()
        ? List.of(time, line.text())
        : List.of(time, line.text(), line.metadata());
  }
}
