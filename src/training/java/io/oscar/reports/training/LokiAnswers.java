package io.oscar.reports.training;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the stub of Loki says. Every seventh day is so dense that its lines are read; the others are
 * so sparse that they are counted. Whatever is asked, the number of lines is the same.
 */
final class LokiAnswers {
  private static final long LINE_BYTES = 200;
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long DENSE = 30;
  private static final long SPARSE = 900;
  private static final Pattern LENGTH = Pattern.compile("\\[(\\d+)s]");
  private static final Pattern PREFIX = Pattern.compile("oscar[0-9a-f]{16}");

  private LokiAnswers() {}

  /** The bytes of each step of a range. */
  static String volumes(Map<String, String> asked) {
    long step = asked.getOrDefault("step", "").startsWith("8") ? DAY : DAY / 24;
    long first = seconds(asked, "start") / step * step + step;
    String points =
        LongStream.iterate(first, end -> end <= seconds(asked, "end") + step, end -> end + step)
            .mapToObj(end -> "[" + end + ",\"" + bytes(end - step, end) + "\"]")
            .collect(Collectors.joining(","));
    return matrix("{\"metric\":{},\"values\":[" + points + "]}");
  }

  /** Lines, counts of lines by what they are made of, or one sum of all. */
  static String query(Map<String, String> asked) {
    String query = asked.getOrDefault("query", "");
    if (!query.startsWith("sum")) {
      return lines(asked);
    }
    long end = seconds(asked, "end");
    long start = end - Long.parseLong(first(LENGTH, query).replaceAll("\\D", ""));
    if (query.startsWith("sum (bytes_over_time")) {
      return matrix(count("", bytes(start, end)));
    }
    long all = moments(start, end).count();
    if (all == 0) {
      return matrix("");
    }
    return matrix(query.startsWith("sum by") ? counts(query, all) : count("", all));
  }

  private static long bytes(long after, long upTo) {
    return moments(after, upTo).count() * LINE_BYTES;
  }

  /** The seconds in which a line was written, later than one and not later than another. */
  private static LongStream moments(long after, long upTo) {
    return LongStream.rangeClosed(after / DAY, upTo / DAY)
        .flatMap(
            day -> {
              long pause = day % 7 == 0 ? DENSE : SPARSE;
              return LongStream.range(0, DAY / pause).map(line -> day * DAY + line * pause);
            })
        .filter(second -> second > after && second <= upTo);
  }

  private static String counts(String query, long all) {
    String labels = first(PREFIX, query);
    long odd = Math.min(all, 2);
    if (query.contains(labels + "raw")) {
      return count("\"" + labels + "raw\":\"" + ODD + "\"", odd);
    }
    if (!query.contains(labels + "status")) {
      return count("\"" + labels + "service\":\"cowsay\"", all);
    }
    String caller =
        """
        "%1$sstatus":"200","%1$saddress":"193.146.75.1","%1$skind":"run","%1$sservice":"cowsay",\
        "%1$suser":"0f3c@egi.eu","geoip_country_code":"ES"\
        """
            .formatted(labels);
    return count("", odd) + (all == odd ? "" : "," + count(caller, all - odd));
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  private static String lines(Map<String, String> asked) {
    boolean isExposed = asked.getOrDefault("query", "").contains("exposed");
    // the start is a nanosecond after a second, and so is the end
    String values =
        moments(seconds(asked, "start"), seconds(asked, "end"))
            .limit(Long.parseLong(asked.getOrDefault("limit", "100")))
            .mapToObj(
                second ->
                    "[\""
                        + second
                        + "000000000\",\""
                        + text(isExposed, second / DENSE % 250)
                        + "\"]")
            .collect(Collectors.joining(","));
    String stream = "{\"stream\":{\"geoip_country_code\":\"ES\"},\"values\":[" + values + "]}";
    return """
    {"status":"success","data":{"resultType":"streams","result":[%s],"stats":{"summary":{}}}}
    """
        .formatted(values.isEmpty() ? "" : stream);
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

  private static long seconds(Map<String, String> asked, String name) {
    String text = asked.getOrDefault(name, "0");
    return text.contains("T")
        ? Instant.parse(text).getEpochSecond()
        : (long) Double.parseDouble(text);
  }

  private static final String ODD =
      "[GIN] 2026/10/01 - 10:20:30 | 200 | 1ms | 10.0.0.1 | POST /run/cowsay";
}
