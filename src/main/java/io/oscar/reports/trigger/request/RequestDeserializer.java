package io.oscar.reports.trigger.request;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportRequest;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a request wherever Jackson is asked for one, by the rules of {@link RequestBody}.
 *
 * <p>Who sends JSON is never taken for the unattended caller, whose credential is the configured
 * one.
 */
public final class RequestDeserializer extends StdDeserializer<ReportRequest> {

  public RequestDeserializer() {
    super(ReportRequest.class);
  }

  @Override
  public ReportRequest deserialize(JsonParser json, DeserializationContext context) {
    return RequestBody.readObject(json, new Caller.Remote(null));
  }
}
