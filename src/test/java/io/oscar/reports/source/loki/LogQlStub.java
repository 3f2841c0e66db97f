package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.LoggedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates the LogQL that the program writes, as Loki does, over lines in memory. */
final class LogQlStub {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern METRIC =
      Pattern.compile(
          "sum(?: by \\(([^)]*)\\))? \\((count|bytes)_over_time\\((.*) \\[(\\d+)s\\]\\)\\)",
          Pattern.DOTALL);
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|=)" + STRING);
  private final List<Stored> lines;
  private final LokiLimits limits;
  private final LokiStub.LeftOut leftOut;

  LogQlStub(List<Stored> lines, LokiLimits limits, LokiStub.LeftOut leftOut) {
    this.lines = lines;
    this.limits = limits;
    this.leftOut = leftOut;
  }

  String queryRange(Map<String, String> call) {
    String query = call.getOrDefault("query", "");
    long start = time(call, "start");
    long end = time(call, "end");
    Matcher metric = METRIC.matcher(query);
    return metric.matches() ? counts(metric, start, end) : entries(query, start, end, call);
  }

  String volumeRange(Map<String, String> call) {
    long start = time(call, "start");
    long end = time(call, "end");
    String step = call.getOrDefault("step", "");
    long stepNanos = Long.parseLong(step.substring(0, step.length() - 1)) * Window.SECOND;
    String label = call.getOrDefault("targetLabels", "");
    var bytes = new TreeMap<String, TreeMap<Long, Long>>();
    select(call.getOrDefault("query", ""), time -> time > start && time <= end)
        .filter(line -> label.isEmpty() || line.stream.containsKey(label))
        .forEach(
            line ->
                bytes
                    .computeIfAbsent(line.stream.getOrDefault(label, ""), _ -> new TreeMap<>())
                    .merge(stepEnd(line.time, stepNanos, end), line.bytes(), Long::sum));
    var result = new ArrayList<Object>();
    bytes.forEach(
        (value, steps) -> {
          var values = new ArrayList<List<Object>>();
          steps.forEach((at, sum) -> values.add(List.of(at / 1e9, Long.toString(sum))));
          Map<String, String> metric = label.isEmpty() ? Map.of() : Map.of(label, value);
          result.add(Map.of("metric", metric, "values", values));
        });
    return answer("matrix", result);
  }

  /** A time as the program writes them: in RFC 3339, which cannot be taken for seconds. */
  private static long time(Map<String, String> call, String name) {
    return Timestamps.toNanos(Instant.parse(call.getOrDefault(name, "")));
  }

  private static long stepEnd(long time, long stepNanos, long end) {
    return Math.min(time - Math.floorMod(time, stepNanos) + stepNanos - 1_000_000, end);
  }

  private String entries(String query, long start, long end, Map<String, String> call) {
    int limit = Integer.parseInt(call.getOrDefault("limit", "100"));
    if (limit > limits.lines()) {
      throw new StubRefusal(
          400,
          "max entries limit per query exceeded, limit > max_entries_limit_per_query ("
              + limit
              + " > "
              + limits.lines()
              + ")");
    }
    checkLength(end - start);
    boolean forward = "forward".equals(call.get("direction"));
    Comparator<Stored> byTime = Comparator.comparingLong(Stored::time);
    List<Stored> found =
        select(query, time -> time >= start && time < end && !leftOut.isLeftOut(time, start))
            .sorted(forward ? byTime : byTime.reversed())
            .limit(limit)
            .toList();
    var streams = new HashMap<Map<String, String>, List<List<String>>>();
    for (Stored line : found) {
      streams
          .computeIfAbsent(line.labels, _ -> new ArrayList<>())
          .add(List.of(Long.toString(line.time), line.text));
    }
    var result = new ArrayList<Object>();
    streams.forEach((labels, values) -> result.add(Map.of("stream", labels, "values", values)));
    return answer("streams", result);
  }

  private String counts(Matcher metric, long start, long end) {
    if (start != end || start % Window.SECOND != 0) {
      throw new StubRefusal(500, "the stub answers single points at whole seconds only");
    }
    long window = Long.parseLong(metric.group(4)) * Window.SECOND;
    checkLength(window);
    List<String> by = metric.group(1) == null ? List.of() : List.of(metric.group(1).split(", "));
    var series = new HashMap<Map<String, String>, Long>();
    select(metric.group(3), time -> time > end - window && time <= end)
        .forEach(
            line ->
                series.merge(
                    line.only(by), metric.group(2).equals("count") ? 1L : line.bytes(), Long::sum));
    // as Loki does
    series
        .keySet()
        .removeIf(labels -> labels.values().stream().anyMatch(v -> v.contains("\uFFFD")));
    if (series.size() > limits.series()) {
      throw new StubRefusal(
          400,
          "maximum number of series ("
              + limits.series()
              + ") reached for a single query;"
              + " consider reducing query cardinality");
    }
    var result = new ArrayList<Object>();
    series.forEach(
        (labels, count) ->
            result.add(
                Map.of(
                    "metric",
                    labels,
                    "values",
                    List.of(List.of(end / Window.SECOND, Long.toString(count))))));
    return answer("matrix", result);
  }

  private void checkLength(long nanos) {
    if (Duration.ofNanos(nanos).compareTo(limits.length()) > 0) {
      throw new StubRefusal(
          400,
          "the query time range exceeds the limit (query length: "
              + Duration.ofNanos(nanos)
              + ", limit: "
              + limits.length()
              + ")");
    }
  }

  private Stream<Stored> select(String query, LongPredicate within) {
    int close = query.indexOf('}');
    Stream<Stored> selected = lines.stream().filter(line -> within.test(line.time));
    Matcher matcher = MATCHER.matcher(query.substring(0, close));
    while (matcher.find()) {
      selected =
          selected.filter(
              labelMatches(matcher.group(1), matcher.group(2), unescaped(matcher.group(3))));
    }
    return selected.map(new PipelineStub(query.substring(close + 1))).flatMap(Optional::stream);
  }

  private static Predicate<Stored> labelMatches(String name, String operator, String value) {
    return line -> {
      String label = line.stream.getOrDefault(name, "");
      return switch (operator) {
        case "=" -> label.equals(value);
        case "=~" -> label.matches(value);
        default -> !label.matches(value);
      };
    };
  }

  static String unescaped(String quoted) {
    return Pattern.compile("\\\\(.)", Pattern.DOTALL)
        .matcher(quoted)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      case String other -> other;
                    }));
  }

  private static String answer(String type, List<?> result) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("status", "success", "data", Map.of("resultType", type, "result", result)));
  }

  /**
   * A line with all its labels.
   *
   * @param labels its labels at this stage
   * @param own the names of those that it came with
   * @param stream the labels of its stream
   */
  record Stored(
      long time,
      String text,
      Map<String, String> labels,
      Set<String> own,
      Map<String, String> stream) {

    static Stored of(LoggedLine line, Map<String, String> stream) {
      var labels = new HashMap<>(line.labels());
      labels.putAll(stream);
      return new Stored(
          Timestamps.toNanos(line.time()),
          line.text(),
          Map.copyOf(labels),
          Set.copyOf(labels.keySet()),
          Map.copyOf(stream));
    }

    Stored with(String otherText) {
      return new Stored(time, otherText, labels, own, stream);
    }

    Stored with(Map<String, String> otherLabels) {
      return new Stored(time, text, otherLabels, own, stream);
    }

    long bytes() {
      return text.length();
    }

    Map<String, String> only(List<String> names) {
      var some = new HashMap<String, String>();
      for (String name : names) {
        String value = labels.getOrDefault(name, "");
        if (!value.isEmpty()) {
          some.put(name, value);
        }
      }
      return some;
    }
  }
}
