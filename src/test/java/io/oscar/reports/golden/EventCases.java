package io.oscar.reports.golden;

import static io.oscar.reports.golden.GoldenCases.binary;
import static io.oscar.reports.golden.GoldenCases.managed;
import static io.oscar.reports.golden.GoldenCases.post;
import static io.oscar.reports.golden.GoldenCases.structured;

import io.oscar.reports.golden.GoldenCase.Call.Http;
import java.util.List;

/** What else is answered to events: other types and paths, receipts, refusals and errors. */
final class EventCases {
  private static final String SUMMARY = "io.oscar.reports.summary";
  private static final String TIMER = "dev.knative.sources.ping";
  private static final String DAY =
      "\"start\":\"2026-10-02T08:00:00Z\",\"end\":\"2026-10-02T09:59:59.999Z\"}";
  private static final String OUTPUT = "\"output\":\"s3://reports/out/\",";
  private static final String SEVERAL =
      """
      {"operations":["summary","breakdown-by-service",{"operation":"metric","metric":"cpu-hours"}],\
      """
          + OUTPUT
          + DAY;

  private EventCases() {}

  static List<GoldenCase> all() {
    return List.of(
        of("event-forms/type-of-others", binary(TIMER, "{\"operation\":\"summary\"," + DAY)),
        of("event-forms/type-of-others-alone", binary(TIMER, "{" + DAY)),
        of("event-forms/path", at("/summary", binary(TIMER, "{" + DAY))),
        of("event-forms/accept-csv", binary(SUMMARY, "{" + DAY).with("Accept", "text/csv")),
        of("event-forms/several-with-output", binary(TIMER, SEVERAL)),
        of("event-forms/several-with-output-structured", structured(event("x", SEVERAL))),
        of("event-forms/id-beyond-ascii", binary(SUMMARY, "{" + DAY).with("ce-id", "%C3%B1%20%22")),
        of(
            "event-forms/data-in-base64",
            structured(event("\"data_base64\":\"eyJwZXJpb2QiOiIyMDI2LTEwLTA0In0=\"}"))),
        of("event-errors/no-id", structured("{\"specversion\":\"1.0\",\"source\":\"/g\"}")),
        of("event-errors/no-type", post("/", "{}").with("ce-id", "7").with("ce-source", "/g")),
        of("event-errors/other-version", binary(SUMMARY, "{}").with("ce-specversion", "0.3")),
        of("event-errors/empty-id", binary(SUMMARY, "{}").with("ce-id", "")),
        of("event-errors/unknown-type", binary("io.oscar.reports.total", "{}")),
        of("event-errors/answer", binary(SUMMARY + ".result", "{}")),
        of("event-errors/data-without-json", binary(SUMMARY, "{\"start\"")),
        of("event-errors/unknown-field", binary(SUMMARY, "{\"perod\":\"7d\"}")),
        of("event-errors/no-operation", binary(TIMER, "{\"group_by\":\"user\"}")),
        of(
            "event-forms/several-that-are-one",
            binary(TIMER, "{\"operations\":[\"summary\"]," + DAY)),
        of("event-errors/several-without-output", binary(TIMER, SEVERAL.replace(OUTPUT, ""))),
        of(
            "event-errors/batch",
            post("/", "[]").with("Content-Type", "application/cloudevents-batch+json")),
        of("event-errors/structured-without-json", structured("{")),
        of("event-forms/accept-none", binary(SUMMARY, "{" + DAY).with("Accept", "image/png")),
        of("event-errors/output-elsewhere", binary(SUMMARY, "{\"output\":\"s3://reports/x/\"}")),
        of("event-errors/strict", binary(SUMMARY, "{\"strict\":true,\"period\":\"2026-09\"}")),
        of("event-errors/no-credential", managed(binary(SUMMARY, "{}"))),
        of(
            "event-errors/unknown-service",
            managed(binary("io.oscar.reports.metric", "{\"service\":\"nobody\"}"))
                .with("Authorization", "Bearer ann")));
  }

  private static String event(String type, String data) {
    return event("\"data\":" + data + "}").replace(SUMMARY, type);
  }

  private static String event(String rest) {
    return "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/golden\",\"type\":\""
        + SUMMARY
        + "\","
        + rest;
  }

  private static Http at(String path, Http event) {
    return new Http(false, event.method(), path, event.headers(), event.body());
  }

  private static GoldenCase of(String file, Http request) {
    return new GoldenCase(file, request);
  }
}
