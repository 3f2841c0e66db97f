package io.oscar.reports.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Loki, one process on free ports of the loopback address, with its data in a temporary
 * folder that {@link #close} removes. Lines can be read as soon as they are pushed.
 */
public final class LokiServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path folder;
  private final Process process;
  private final URI url;
  private final LokiClient client;

  private LokiServer(Path folder, Process process, URI url) {
    this.folder = folder;
    this.process = process;
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
    LokiServer server = launch(folder, FreePorts.find(), options);
    try {
      server.awaitReady();
      return server;
    } catch (RuntimeException | InterruptedException failure) {
      server.close();
      throw failure;
    }
  }

  private static LokiServer launch(Path folder, FreePorts ports, LokiOptions options)
      throws IOException {
    LokiConfiguration configuration =
        new LokiConfiguration(folder, ports.first(), ports.second(), options);
    Path file = Files.writeString(folder.resolve("loki.yaml"), configuration.yaml());
    Process process =
        new ProcessBuilder(ServerPrograms.named("loki").toString(), "-config.file=" + file)
            .redirectErrorStream(true)
            .redirectOutput(logIn(folder).toFile())
            .start();
    return new LokiServer(folder, process, URI.create("http://127.0.0.1:" + ports.first()));
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

  /** Asks Loki to write what it holds in memory to its store; it does so in the background. */
  public void flush() throws IOException, InterruptedException {
    client.flush();
  }

  /** Stops the process at once and removes its data. */
  @Override
  public void close() throws IOException, InterruptedException {
    client.close();
    process.destroyForcibly();
    if (!process.waitFor(STOP_LIMIT)) {
      throw new IllegalStateException("Loki, process " + process.pid() + ", does not end");
    }
    remove(folder);
  }

  private void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!client.isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("Loki does not come up:\n" + log());
      }
      Thread.sleep(PAUSE);
    }
  }

  private String log() {
    try {
      return Files.readString(logIn(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path logIn(Path folder) {
    return folder.resolve("loki.log");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
