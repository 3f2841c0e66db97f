package io.oscar.reports.trigger.lambda;

import io.oscar.reports.render.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import tools.jackson.databind.JsonNode;

/** Lambda's own handler class, started as Lambda starts it, with a manager on loopback. */
final class Handler implements AutoCloseable {
  private final StubManager manager;
  private final FunctionInvoker invoker;

  private Handler(StubManager manager, FunctionInvoker invoker) {
    this.manager = manager;
    this.invoker = invoker;
  }

  static Handler start() throws IOException {
    StubManager manager = StubManager.start(Path.of("src/main/sample/services.json"));
    System.setProperty(SampleFunction.MANAGER, manager.url());
    System.setProperty("MAIN_CLASS", SampleFunction.class.getName());
    return new Handler(manager, new FunctionInvoker());
  }

  /** The bytes that Lambda hands on for an event of {@code src/lambda/test/resources/events}. */
  String handle(String event) throws IOException {
    var output = new ByteArrayOutputStream();
    try (InputStream input = Handler.class.getResourceAsStream("/events/" + event + ".json")) {
      invoker.handleRequest(Objects.requireNonNull(input), output, new OneInvocation());
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  JsonNode json(String event) throws IOException {
    return ReportJson.mapper().readTree(handle(event));
  }

  @Override
  public void close() {
    manager.close();
  }
}
