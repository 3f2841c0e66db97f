package io.oscar.reports.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Loki, one process on free ports of the loopback address, with its data in a temporary
 * folder that {@link #close} removes. Lines can be read as soon as they are pushed.
 */
public final class LokiServer implements AutoCloseable {

  private final RunningServer server;
  private final URI url;
  private final LokiClient client;

  private LokiServer(RunningServer server, URI url) {
    this.server = server;
    this.url = url;
    this.client = new LokiClient(url);
  }

  /** A Loki with stock query limits. */
  public static LokiServer start() throws IOException, InterruptedException {
    return start(LokiOptions.stock());
  }

  /**
   * A Loki with these options, ready for use.
   *
   * @throws IllegalStateException if the program was not built or does not come up within a minute
   */
  public static LokiServer start(LokiOptions options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("loki");
    LokiServer loki = launch(folder, FreePorts.find(), options);
    loki.server.await(loki.client::isReady);
    return loki;
  }

  private static LokiServer launch(Path folder, FreePorts ports, LokiOptions options)
      throws IOException {
    LokiConfiguration configuration =
        new LokiConfiguration(folder, ports.first(), ports.second(), options);
    Path file = Files.writeString(folder.resolve("loki.yaml"), configuration.yaml());
    var command = List.of(ServerPrograms.named("loki").toString(), "-config.file=" + file);
    RunningServer server = RunningServer.start("Loki", folder, command, Map.of());
    return new LokiServer(server, URI.create("http://127.0.0.1:" + ports.first()));
  }

  /** Its address, what LOKI_URL would be. */
  public URI url() {
    return url;
  }

  /** Pushes lines, oldest first, into the stream with these labels. */
  public void push(Map<String, String> stream, List<LokiLine> lines)
      throws IOException, InterruptedException {
    push(stream, lines, null);
  }

  /** The same for one tenant of a Loki {@linkplain LokiOptions#withTenants with tenants}. */
  public void push(Map<String, String> stream, List<LokiLine> lines, @Nullable String tenant)
      throws IOException, InterruptedException {
    client.push(stream, lines, tenant);
  }

  /**
   * Pushes lines of one stream whose texts need not be UTF-8: each {@code INVALID} in a text
   * becomes these bytes.
   */
  public void pushInvalid(
      Map<String, String> stream, List<LokiLine> lines, byte[] bytes, @Nullable String tenant)
      throws IOException, InterruptedException {
    String body = new String(LokiPush.body(stream, lines), ISO_8859_1);
    String invalid = body.replace("INVALID", new String(bytes, ISO_8859_1));
    client.pushJson(invalid.getBytes(ISO_8859_1), tenant);
  }

  /** Asks Loki to write what it holds in memory to its store; it does so in the background. */
  public void flush() throws IOException, InterruptedException {
    client.flush();
  }

  /**
   * Has Loki write what it holds in memory to its store, and waits until that has lines of a
   * tenant; limits on the bytes that a query may read go by the store's index. The index of a day
   * that was asked about before shows them only minutes later.
   */
  public void store(String tenant) throws IOException, InterruptedException {
    client.flush();
    server.await(() -> isStored(tenant));
  }

  private boolean isStored(String tenant) throws InterruptedException {
    try {
      return client.hasStored(tenant);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Stops the process at once and removes its data. */
  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
