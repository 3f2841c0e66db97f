package io.oscar.reports.source.loki;

import io.oscar.reports.real.LokiOptions;
import io.oscar.reports.real.LokiServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real Lokis of a test run: one for each set of options, started with the first test that needs
 * it and stopped at the end of the run.
 */
final class RealLokis {
  private static final Map<LokiOptions, LokiServer> SERVERS = new HashMap<>();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private RealLokis() {}

  /** A new tenant of a Loki with stock limits. */
  static LokiTenant tenant() {
    return tenant(LokiOptions.stock());
  }

  /** A new tenant of a Loki with these options. */
  static synchronized LokiTenant tenant(LokiOptions options) {
    LokiServer loki = SERVERS.computeIfAbsent(options.withTenants(), RealLokis::start);
    return new LokiTenant(loki, "test-" + TENANTS.incrementAndGet());
  }

  private static LokiServer start(LokiOptions options) {
    try {
      LokiServer loki = LokiServer.start(options);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loki)));
      return loki;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void stop(LokiServer loki) {
    try {
      loki.close();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
