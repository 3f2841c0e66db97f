package io.oscar.reports.real;

import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills a running Loki. */
public final class LokiClient implements AutoCloseable {

  private static final int LINES_PER_PUSH = 5_000;

  private final LokiHttp http;

  /**
   * @param server Loki's address
   */
  public LokiClient(URI server) {
    this.http = new LokiHttp(server);
  }

  /**
   * Pushes lines, oldest first, into the stream with these labels.
   *
   * @param tenant whose lines they are; null where Loki has no tenants
   */
  public void push(Map<String, String> stream, List<LokiLine> lines, @Nullable String tenant)
      throws IOException, InterruptedException {
    List<LokiLine> ordered =
        lines.stream().sorted(Comparator.comparingLong(LokiLine::nanos)).toList();
    for (int first = 0; first < ordered.size(); first += LINES_PER_PUSH) {
      int end = Math.min(first + LINES_PER_PUSH, ordered.size());
      http.post("/loki/api/v1/push", LokiPush.body(stream, ordered.subList(first, end)), tenant);
    }
  }

  /** Asks Loki to write what it holds in memory to its store; it does so in the background. */
  public void flush() throws IOException, InterruptedException {
    http.post("/flush", new byte[0], null);
  }

  /** Whether Loki says that it can be used. */
  boolean isReady() throws InterruptedException {
    return http.isOk("/ready");
  }

  @Override
  public void close() {
    http.close();
  }
}
