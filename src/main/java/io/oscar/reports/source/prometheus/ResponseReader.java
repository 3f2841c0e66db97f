package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.ResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses responses of Prometheus' HTTP API (its documentation, "Format overview"). Warnings and
 * infos do not make a response a failure.
 */
final class ResponseReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String action;
  private final String source;

  ResponseReader(String action, String source) {
    this.action = action;
    this.source = source;
  }

  /** The values of an instant query. */
  QueryResult instant(ResponseBody body) {
    JsonNode envelope = envelope(body);
    JsonNode data = envelope.path("data");
    JsonNode result = data.path("result");
    var remarks = remarks(envelope);
    var rows = new ArrayList<QueryResult.Row>();
    switch (data.path("resultType").asString("")) {
      case "vector" ->
          array(result)
              .forEach(row -> rows.add(row(object(row.path("metric")), row.path("value"))));
      case "scalar" -> rows.add(row(result.path("metric"), result));
      default -> throw unreadable("the response is neither a vector nor a scalar");
    }
    return answer(rows, remarks);
  }

  /** The values of a range query by timestamp. */
  Map<Instant, QueryResult> steps(ResponseBody body) {
    JsonNode envelope = envelope(body);
    Map<Instant, List<QueryResult.Row>> rows = new TreeMap<>();
    for (JsonNode series : array(envelope.path("data").path("result"))) {
      JsonNode metric = object(series.path("metric"));
      for (JsonNode point : array(series.path("values"))) {
        Instant moment = Instant.ofEpochMilli(Math.round(point.path(0).asDouble() * 1_000));
        rows.computeIfAbsent(moment, _ -> new ArrayList<>()).add(row(metric, point));
      }
    }
    List<String> remarks = remarks(envelope);
    return rows.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, step -> answer(step.getValue(), new ArrayList<>(remarks))));
  }

  private QueryResult answer(List<QueryResult.Row> rows, List<String> remarks) {
    int read = rows.size();
    rows.removeIf(row -> !Double.isFinite(row.value()));
    if (rows.isEmpty() && read > 0) {
      throw unexpected("none of the " + read + " values is a finite number");
    }
    if (rows.size() < read) {
      remarks.add((read - rows.size()) + " values are not finite (NaN, Inf) and are ignored");
    }
    return new QueryResult(rows, remarks);
  }

  /** The timestamps of a range query in seconds, over all series. */
  List<Double> times(ResponseBody body) {
    var times = new ArrayList<Double>();
    for (JsonNode series : array(envelope(body).path("data").path("result"))) {
      array(series.path("values")).forEach(point -> times.add(point.path(0).asDouble(Double.NaN)));
    }
    times.removeIf(time -> time.isNaN());
    return times;
  }

  /** A text of the response's data; empty if absent. */
  String text(ResponseBody body, String name) {
    return envelope(body).path("data").path(name).asString("");
  }

  private JsonNode envelope(ResponseBody body) {
    JsonNode envelope = JSON.readTree(body.byteStream());
    if (envelope == null || !envelope.path("status").asString("").equals("success")) {
      throw unreadable("the response is not a successful response of Prometheus' API");
    }
    return envelope;
  }

  private QueryResult.Row row(JsonNode metric, JsonNode value) {
    if (array(value).size() != 2) {
      throw unreadable("a value is not a pair of time and number");
    }
    Map<String, String> labels = new HashMap<>();
    metric.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return new QueryResult.Row(Map.copyOf(labels), number(value.path(1).asString("")));
  }

  private double number(String text) {
    return switch (text) {
      case "+Inf", "-Inf" -> Double.POSITIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException odd) {
          throw unexpected("a value is not a number");
        }
      }
    };
  }

  private static List<String> remarks(JsonNode envelope) {
    var remarks = new ArrayList<String>();
    for (String kind : List.of("warnings", "infos")) {
      envelope.path(kind).forEach(remark -> remarks.add("Prometheus says: " + remark.asString("")));
    }
    return remarks;
  }

  private JsonNode array(JsonNode node) {
    if (!node.isArray()) {
      throw unreadable("the response is incomplete");
    }
    return node;
  }

  private JsonNode object(JsonNode node) {
    if (!node.isObject()) {
      throw unreadable("the response is incomplete");
    }
    return node;
  }

  private SourceFailure unreadable(String why) {
    return new SourceFailure(Kind.UNREADABLE, action, source, why, null);
  }

  private SourceFailure unexpected(String why) {
    return new SourceFailure(Kind.REFUSED, action, source, why, null);
  }
}
