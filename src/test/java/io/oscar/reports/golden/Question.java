package io.oscar.reports.golden;

import io.oscar.reports.golden.GoldenCase.Call.Http;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report that can be asked for in every way in.
 *
 * @param name what the file with the answer is called
 * @param operation which operation makes it
 * @param fields the fields of its request, in the order in which they are given
 */
record Question(String name, String operation, Map<String, String> fields) {
  private static final String SERVICE = "yolov8";

  private static final List<String> METRICS =
      List.of(
          "services-count",
          "cpu-hours",
          "gpu-hours",
          "requests-sync-per-service",
          "requests-async-per-service",
          "requests-exposed-per-service",
          "requests-per-user",
          "users-per-service",
          "countries-count",
          "countries-list");

  /** Every operation, with every metric and group, of the cluster and of a service. */
  static List<Question> all() {
    var all = new ArrayList<Question>();
    all.add(of("summary", "summary", Map.of()));
    all.add(of("metrics", "metric", Map.of()).ofService());
    for (String metric : METRICS) {
      var one = of("metric-" + metric, "metric", Map.of("metric", metric));
      all.addAll(List.of(one, one.ofService()));
    }
    for (String group : List.of("service", "user", "country")) {
      var rows = of("breakdown-by-" + group, "breakdown", Map.of("group_by", group));
      var users = rows.with("include_users", "true").named(rows.name() + "-with-users");
      all.addAll(List.of(rows, rows.ofService(), users, users.ofService()));
    }
    var timeline = of("timeline", "timeline", Map.of("interval", "1h"));
    all.addAll(List.of(timeline, timeline.ofService()));
    for (String group : List.of("service", "user", "country")) {
      var rows = timeline.with("group_by", group).with("top", "2");
      all.add(rows.named("timeline-by-" + group));
    }
    return all;
  }

  /** One question for each shape of an answer. */
  static List<Question> shapes() {
    var names =
        List.of(
            "summary",
            "metrics-of-" + SERVICE,
            "metric-requests-per-user",
            "breakdown-by-service-with-users",
            "breakdown-by-user",
            "breakdown-by-country-of-" + SERVICE,
            "timeline",
            "timeline-by-service");
    return all().stream().filter(question -> names.contains(question.name())).toList();
  }

  private static Question of(String name, String operation, Map<String, String> fields) {
    var ranged = new LinkedHashMap<String, String>();
    ranged.put("start", "2026-10-02T08:00:00Z");
    ranged.put("end", "2026-10-02T09:59:59.999Z");
    ranged.putAll(fields);
    return new Question(name, operation, ranged);
  }

  Question with(String field, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Question(name, operation, more);
  }

  Question named(String other) {
    return new Question(other, operation, fields);
  }

  private Question ofService() {
    return with("service", SERVICE).named(name + "-of-" + SERVICE);
  }

  /** In the form that a caller names, and the file after it. */
  Question as(String format) {
    return with("format", format).named(name + "." + format);
  }

  /** Whether OSCAR's own API has it: metrics are of services there. */
  boolean isOscars() {
    return !operation.equals("metric") || fields.containsKey("service");
  }

  /** The arguments on the command line. */
  String arguments() {
    return operation
        + fields.entrySet().stream()
            .map(
                field ->
                    isFlag(field.getKey())
                        ? " --" + dashed(field.getKey())
                        : " --" + dashed(field.getKey()) + " " + field.getValue())
            .collect(Collectors.joining());
  }

  /** The JSON object. */
  String json() {
    return fields.entrySet().stream()
        .map(
            field ->
                isFlag(field.getKey()) || field.getKey().equals("top")
                    ? "\"%s\":%s".formatted(field.getKey(), field.getValue())
                    : "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The JSON object that names the operation, too. */
  String job() {
    return "{\"operation\":\"" + operation + "\"," + json().substring(1);
  }

  /** The call of OSCAR's own API. */
  Http get() {
    boolean isMetric = operation.equals("metric");
    String path =
        switch (operation) {
          case "summary" -> "/system/metrics";
          case "metric" -> "/system/metrics/" + fields.get("service");
          default -> "/system/metrics/" + operation;
        };
    String query =
        fields.entrySet().stream()
            .filter(field -> !isMetric || !field.getKey().equals("service"))
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&", "?", ""));
    return new Http(false, "GET", path + query, Map.of(), "");
  }

  /** The call of the function by its name. */
  Http post() {
    return new Http(false, "POST", "/" + operation, Map.of(), json())
        .with("Content-Type", "application/json");
  }

  private static boolean isFlag(String field) {
    return field.equals("include_users");
  }

  private static String dashed(String field) {
    return field.replace('_', '-');
  }
}
