package io.oscar.reports.training;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the stub of Loki says. A range that is planned in days is so dense that its lines are read;
 * one that is planned in hours is so sparse that they are counted.
 */
final class LokiAnswers {
  private static final long LINE_BYTES = 200;
  private static final long LINES_A_DAY = 5_000;
  private static final long LINES_AN_HOUR = 4;
  private static final long SECOND = 1_000_000_000L;
  private static final long MOST_LINES = 200;

  private LokiAnswers() {}

  /** The bytes of each step of a range. */
  static String volumes(Map<String, String> asked) {
    boolean byDay = asked.getOrDefault("step", "").startsWith("8");
    long step = byDay ? 86_400 : 3_600;
    long bytes = (byDay ? LINES_A_DAY : LINES_AN_HOUR) * LINE_BYTES;
    long first = seconds(asked, "start") / step * step + step;
    String points =
        LongStream.iterate(first, end -> end <= seconds(asked, "end") + step, end -> end + step)
            .mapToObj(end -> "[" + end + ",\"" + bytes + "\"]")
            .collect(Collectors.joining(","));
    return matrix("{\"metric\":{},\"values\":[" + points + "]}");
  }

  /** Lines, counts of lines by what they are made of, or one count of all. */
  static String query(Map<String, String> asked) {
    String query = asked.getOrDefault("query", "");
    if (!query.startsWith("sum")) {
      return lines(asked);
    }
    if (!query.startsWith("sum by")) {
      long all = query.contains("[86400s]") ? LINES_A_DAY : LINES_AN_HOUR;
      return matrix(count("", all));
    }
    return matrix(
        query.contains("(reqRaw") ? ODD : query.contains("reqStatus") ? MANAGER : EXPOSED);
  }

  private static String lines(Map<String, String> asked) {
    boolean isExposed = asked.getOrDefault("query", "").contains("exposed");
    long start = seconds(asked, "start");
    long limit = Math.min(Long.parseLong(asked.getOrDefault("limit", "100")), MOST_LINES);
    String values =
        LongStream.rangeClosed(1, limit)
            .mapToObj(
                line -> "[\"" + (start + line) * SECOND + "\",\"" + text(isExposed, line) + "\"]")
            .collect(Collectors.joining(","));
    return """
    {"status":"success","data":{"resultType":"streams","result":[
      {"stream":{"app":"oscar","geoip_country_code":"ES"},"values":[%s]}],"stats":{"summary":{}}}}
    """
        .formatted(values);
  }

  private static String text(boolean isExposed, long line) {
    return isExposed ? exposed(line) : request(line);
  }

  /** As ingress-nginx writes it, with its quotes escaped for JSON. */
  private static String exposed(long line) {
    return "193.146.75.%d - - [01/Oct/2026:10:20:30 +0000] \\\"GET /system/services/cowsay/exposed/ HTTP/1.1\\\" 200 512"
        .formatted(line);
  }

  private static String request(long line) {
    return "[GIN-EXECUTIONS-LOGGER] %s | %d | 12.5ms | 193.146.75.%d | POST /%s/cowsay | %s"
        .formatted(
            Instant.ofEpochSecond(1_790_000_000L + line),
            line % 5 == 0 ? 500 : 200,
            line,
            line % 2 == 0 ? "run" : "job",
            line % 3 == 0 ? "nil" : "0f3c" + line + "@egi.eu");
  }

  private static String matrix(String series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        + series
        + "]}}";
  }

  private static String count(String labels, long count) {
    return "{\"metric\":{%s},\"values\":[[0,\"%d\"]]}".formatted(labels, count);
  }

  /** The second of a parameter: RFC 3339, or nanoseconds. */
  private static long seconds(Map<String, String> asked, String name) {
    String text = asked.getOrDefault(name, "0");
    if (text.contains("T")) {
      return Instant.parse(text).getEpochSecond();
    }
    long number = (long) Double.parseDouble(text);
    return number > SECOND * 100 ? number / SECOND : number;
  }

  private static final String CALLER =
      "\"reqStatus\":\"200\",\"reqAddress\":\"%s\",\"reqKind\":\"%s\",\"reqService\":\"%s\",\"reqUser\":\"%s\"";
  private static final String MANAGER =
      String.join(
          ",",
          count(CALLER.formatted("193.146.75.1", "run", "cowsay", "0f3c@egi.eu"), 3),
          count(
              CALLER.formatted("10.0.0.1", "job", "yolov8", "a91d@egi.eu")
                  + ",\"geoip_country_code\":\"ES\"",
              2),
          count("", 1));
  private static final String EXPOSED = count("\"reqService\":\"cowsay\"", 4);
  private static final String ODD =
      count(
          "\"reqRaw\":\"[GIN] 2026/10/01 - 10:20:30 | 200 | 1ms | 10.0.0.1 | POST /run/cowsay\"",
          1);
}
