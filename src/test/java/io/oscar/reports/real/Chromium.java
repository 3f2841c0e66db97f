package io.oscar.reports.real;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Chromium without a window, driven over the W3C's WebDriver protocol by its own driver. Its
 * profile is new and empty.
 */
public final class Chromium implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--no-sandbox", // it does not start as root otherwise
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-proxy-server",
          "--window-size=1200,1600");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningServer driver;
  private final URI url;
  private String session = "";

  private Chromium(RunningServer driver, URI url) {
    this.driver = driver;
    this.url = url;
  }

  /**
   * A browser with an empty page.
   *
   * @throws IllegalStateException if it is not installed or does not come up within a minute
   */
  public static Chromium start() throws IOException, InterruptedException {
    String program = installed("chromedriver").toString();
    installed("chromium");
    int port = FreePorts.find().first();
    Path folder = Files.createTempDirectory("chromium");
    // Where both put what they do not always remove.
    var environment = Map.of("TMPDIR", folder.toString());
    var command = List.of(program, "--port=" + port);
    var driver = RunningServer.start("chromedriver", folder, command, environment);
    var browser = new Chromium(driver, URI.create("http://127.0.0.1:" + port));
    driver.await(browser::isReady);
    try {
      browser.newSession();
    } catch (RuntimeException | IOException | InterruptedException failed) {
      browser.close();
      throw failed;
    }
    return browser;
  }

  private static Path installed(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    program
                        + " is missing: run scripts/test-real as root, or install the packages"
                        + " chromium and chromium-driver"));
  }

  private void newSession() throws IOException, InterruptedException {
    var options =
        Map.of(
            "browserName",
            "chrome",
            "unhandledPromptBehavior",
            "ignore",
            "goog:loggingPrefs",
            Map.of("browser", "ALL"),
            "goog:chromeOptions",
            Map.of("args", OPTIONS));
    JsonNode made = post("/session", Map.of("capabilities", Map.of("alwaysMatch", options)));
    session = "/session/" + made.path("sessionId").asString();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return call(HttpRequest.newBuilder(url.resolve("/status"))).path("ready").asBoolean();
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** Opens a page and waits until it is loaded, though not for what it asks for itself. */
  public void open(URI page) throws IOException, InterruptedException {
    post(session + "/url", Map.of("url", page.toString()));
  }

  /** What a script that runs in the page returns. */
  public JsonNode run(String script) throws IOException, InterruptedException {
    return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /**
   * Waits until a script that runs in the page returns true.
   *
   * @return whether it did in time
   */
  public boolean await(String script, Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!run(script).asBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  /**
   * The messages of the console since they were last asked for, with what scripts did not catch.
   */
  public JsonNode log() throws IOException, InterruptedException {
    return post(session + "/se/log", Map.of("type", "browser"));
  }

  /** The page as an image (PNG). */
  public byte[] screenshot() throws IOException, InterruptedException {
    JsonNode image = call(HttpRequest.newBuilder(url.resolve(session + "/screenshot")));
    return Base64.getDecoder().decode(image.asString());
  }

  /** Ends the browser and its driver. */
  @Override
  public void close() throws IOException {
    try (http;
        driver) {
      if (!session.isEmpty()) {
        call(HttpRequest.newBuilder(url.resolve(session)).DELETE());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the browser was ended", stopped);
    }
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return call(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body))));
  }

  private JsonNode call(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    JsonNode value = JsonMapper.shared().readTree(answer.body()).path("value");
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Chromium: " + value.path("message").asString());
    }
    return value;
  }
}
