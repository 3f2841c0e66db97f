package io.oscar.reports.trigger.lambda;

import io.oscar.reports.render.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Dispatches events: HTTP (payload format 2.0), EventBridge, whose {@code detail} is the request,
 * and direct invocations, which are the request itself.
 */
final class LambdaEvents implements Function<Message<InputStream>, Message<byte[]>> {
  private final HttpApiHandler http;
  private final DirectInvocations direct;

  LambdaEvents(HttpApiHandler http, DirectInvocations direct) {
    this.http = http;
    this.direct = direct;
  }

  @Override
  public Message<byte[]> apply(Message<InputStream> event) {
    try (InputStream payload = event.getPayload()) {
      return new GenericMessage<>(answer(payload.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private byte[] answer(byte[] payload) {
    JsonNode event = parsed(payload);
    if (event.path("requestContext").has("http")) {
      return ReportJson.mapper().writeValueAsBytes(http.answer(HttpEvent.of(event)).toEvent());
    }
    if (event.has("httpMethod")) {
      // A REST API or a load balancer would treat any other response as a broken function.
      throw new InvocationFailure(
          "unsupported payload format: use an HTTP API or a function URL (payload format 2.0)");
    }
    if (event.has("detail-type") && event.has("detail")) {
      return direct.answer(ReportJson.mapper().writeValueAsBytes(event.path("detail")));
    }
    return direct.answer(payload);
  }

  /** Invalid JSON is left to the request parser, which reports the position. */
  private static JsonNode parsed(byte[] payload) {
    try {
      return ReportJson.mapper().readTree(payload);
    } catch (JacksonException malformed) {
      return ReportJson.mapper().missingNode();
    }
  }
}
