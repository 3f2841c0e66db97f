package io.oscar.reports.trigger.http;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.Settings;
import java.util.Map;

/**
 * Entry point for Spring's ahead-of-time processing in the build. The generated code is used with
 * {@code spring.aot.enabled=true}.
 */
final class AotEntryPoint {
  private AotEntryPoint() {}

  /** Prepares the context; AOT processing stops before it is refreshed. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(Map.of());
    ReportServer.start(ComponentFactory.functions(settings), settings.http()).close();
  }
}
