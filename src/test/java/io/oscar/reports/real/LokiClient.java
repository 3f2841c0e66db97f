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
  // Loki's parts take messages of 4 MB from each other.
  private static final int CHARACTERS_PER_PUSH = 1_000_000;

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
    for (int first = 0; first < ordered.size(); ) {
      int end = endOfPush(ordered, first);
      pushJson(LokiPush.body(stream, ordered.subList(first, end)), tenant);
      first = end;
    }
  }

  /** Pushes the JSON of a push as it is. */
  void pushJson(byte[] body, @Nullable String tenant) throws IOException, InterruptedException {
    http.post("/loki/api/v1/push", body, tenant);
  }

  private static int endOfPush(List<LokiLine> lines, int first) {
    int end = first;
    int characters = 0;
    while (end < lines.size() && end - first < LINES_PER_PUSH && characters < CHARACTERS_PER_PUSH) {
      characters += characters(lines.get(end++));
    }
    return end;
  }

  private static int characters(LokiLine line) {
    int metadata = line.metadata().values().stream().mapToInt(String::length).sum();
    return line.text().length() + metadata;
  }

  /** Asks Loki to write what it holds in memory to its store; it does so in the background. */
  public void flush() throws IOException, InterruptedException {
    http.post("/flush", new byte[0], null);
  }

  /** Whether Loki has written chunks of a tenant to its store (by its own metrics). */
  boolean hasStored(String tenant) throws IOException, InterruptedException {
    return http.get("/metrics")
        .contains("chunk_store_stored_chunks_total{user=\"" + tenant + "\"}");
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
