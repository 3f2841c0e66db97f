package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** A real Prometheus on loopback with a made-up past; {@code prometheus} and {@code promtool}. */
final class PrometheusServer implements AutoCloseable {
  private static final int TRIES = 200;

  private final Process process;
  private final HttpUrl url;

  private PrometheusServer(Process process, HttpUrl url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a server that holds some samples. */
  static PrometheusServer start(
      PrometheusRelease release, Path folder, Samples samples, String... options)
      throws IOException, InterruptedException {
    return startWith(release, folder, "scrape_configs: []\n", samples, options);
  }

  /** Starts a server with a configuration of its own. */
  static PrometheusServer startWith(
      PrometheusRelease release,
      Path folder,
      String configuration,
      Samples samples,
      String... options)
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path text = Files.writeString(folder.resolve("samples.txt"), samples.toOpenMetrics());
    if (!samples.isEmpty()) {
      run(folder, "promtool", "tsdb", "create-blocks-from", "openmetrics", "" + text, "" + data);
    }
    Path config = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    int port = freePort();
    var command =
        new ArrayList<>(
            List.of(
                release.program(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    var server = new PrometheusServer(process, HttpUrl.get("http://127.0.0.1:" + port));
    server.awaitReady(folder);
    return server;
  }

  HttpSource http() {
    Endpoint endpoint = Endpoint.of("Prometheus", url);
    return new HttpSource(endpoint, HttpClients.create(endpoint));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private void awaitReady(Path folder) throws IOException, InterruptedException {
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      if (isReady()) {
        return;
      }
      Thread.sleep(50);
    }
    close();
    throw new IOException(Files.readString(folder.resolve("prometheus.log")));
  }

  private boolean isReady() {
    try {
      var connection = (HttpURLConnection) URI.create(url + "-/ready").toURL().openConnection();
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("command.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
