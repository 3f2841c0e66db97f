package io.oscar.reports.training;

import java.util.Map;

/** What the stub of Prometheus says. */
final class PrometheusAnswers {
  private PrometheusAnswers() {}

  /** Used seconds by service, or what a look at the series finds: ten of them, and all is well. */
  static String instant(Map<String, String> asked) {
    return """
    {"status":"success","data":{"resultType":"vector","result":[
      {"metric":{"reports_service":"cowsay","reports_form":"pod","finding":"series"},"value":[0,"10"]},
      {"metric":{"reports_service":"yolov8","reports_form":"job","finding":"series"},"value":[0,"7200.5"]}]}}
    """;
  }

  /** One point, at the start: the data reach back to it. */
  static String range(Map<String, String> asked) {
    return """
    {"status":"success","data":{"resultType":"matrix","result":[
      {"metric":{},"values":[[%s,"3"]]}]}}
    """
        .formatted(asked.getOrDefault("start", "0"));
  }
}
