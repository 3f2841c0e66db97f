package io.oscar.reports.trigger.request;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportRequest;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Deserializes requests with Jackson by the rules of {@link RequestJson}.
 *
 * <p>The sender of JSON is never treated as the unattended caller, who uses the configured
 * credential.
 */
public final class RequestDeserializer extends StdDeserializer<ReportRequest> {

  public RequestDeserializer() {
    super(ReportRequest.class);
  }

  @Override
  public ReportRequest deserialize(JsonParser json, DeserializationContext context) {
    return RequestJson.readObject(json, new Caller.Remote(null));
  }
}
