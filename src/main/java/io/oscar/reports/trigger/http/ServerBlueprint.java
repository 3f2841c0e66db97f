package io.oscar.reports.trigger.http;

import io.oscar.reports.assembly.Assembly;
import io.oscar.reports.assembly.Settings;
import java.util.Map;

/**
 * Entry point for Spring's ahead-of-time processing in the build. The generated code is used with
 * {@code spring.aot.enabled=true}.
 */
final class ServerBlueprint {
  private ServerBlueprint() {}

  /** Prepares the context; AOT processing stops before it is refreshed. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(Map.of());
    ReportServer.start(Assembly.functions(settings), settings.http()).close();
  }
}
