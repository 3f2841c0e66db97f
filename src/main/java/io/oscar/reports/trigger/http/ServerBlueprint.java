package io.oscar.reports.trigger.http;

import io.oscar.reports.assembly.Assembly;
import io.oscar.reports.assembly.Settings;
import java.util.Map;

/**
 * What the build looks at to settle ahead of time which parts the server has. What Spring writes
 * then is used with {@code spring.aot.enabled=true}; without it, the server finds its parts anew.
 */
final class ServerBlueprint {
  private ServerBlueprint() {}

  /** Prepares a server; Spring's processing goes no further than that. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(Map.of());
    ReportServer.start(Assembly.functions(settings), settings.http()).close();
  }
}
