package io.oscar.reports.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The process of a real server, with a temporary folder of its own that {@link #close} removes. */
final class RunningServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String LOG = "server.log";

  private final String name;
  private final Path folder;
  private final Process process;

  private RunningServer(String name, Path folder, Process process) {
    this.name = name;
    this.folder = folder;
    this.process = process;
  }

  /** Tells whether a server can be used. */
  interface Readiness {
    boolean isReached() throws InterruptedException;
  }

  /** Starts a program in its folder. */
  static RunningServer start(
      String name, Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(folder.resolve(LOG).toFile()).start();
    return new RunningServer(name, folder, process);
  }

  /**
   * Waits until the server is ready; stops it where it does not come up.
   *
   * @throws IllegalStateException if it ends, or is not ready within a minute
   */
  void await(Readiness ready) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!ready.isReached()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String log = log();
        close();
        throw new IllegalStateException(name + " does not come up:\n" + log);
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Stops the process at once and removes its folder. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    if (!hasEnded()) {
      throw new IllegalStateException(name + ", process " + process.pid() + ", does not end");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve(LOG));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(STOP_LIMIT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
