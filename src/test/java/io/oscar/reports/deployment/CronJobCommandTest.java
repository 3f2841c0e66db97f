package io.oscar.reports.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the command of {@code cronjob-job.yaml} as its container would, with this machine's curl.
 */
@Tag("real")
class CronJobCommandTest {
  private static final String TOKEN =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  private final MockWebServer oscar = new MockWebServer();
  private @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    oscar.start();
  }

  @AfterEach
  void stop() {
    oscar.close();
  }

  @Test
  void sendsRequestInBase64WithToken() throws Exception {
    oscar.enqueue(new MockResponse.Builder().code(201).build());

    Ended ended = run();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).isEqualTo("HTTP 201\n");
    RecordedRequest request = oscar.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /job/oscar-reports HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(decoded(request))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"period": "last-month", "format": "csv",
                     "operations": ["summary", "breakdown-by-service", "breakdown-by-user",
                       "breakdown-by-country"]}
                    """));
  }

  @Test
  void hidesTokenAndRequestFromProcessList() throws Exception {
    oscar.enqueue(new MockResponse.Builder().code(201).build());

    run();

    assertThat(folder.resolve("arguments"))
        .content()
        .contains("/job/oscar-reports")
        .doesNotContain(TOKEN)
        .doesNotContain(body(oscar.takeRequest()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 403, 404, 500, 503})
  void failsJobOnAnyOtherStatus(int status) throws Exception {
    oscar.enqueue(new MockResponse.Builder().code(status).body("a reason\n").build());

    Ended ended = run();

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEqualTo("a reason\nHTTP " + status + "\n");
  }

  @Test
  void failsJobWhenServerIsUnreachable() throws Exception {
    oscar.close();

    Ended ended = run();

    assertThat(ended.exitCode()).isEqualTo(7);
    assertThat(ended.output()).startsWith("curl: (7)").doesNotContain(TOKEN);
  }

  private static JsonNode decoded(RecordedRequest request) {
    return JsonMapper.shared().readTree(Base64.getDecoder().decode(body(request)));
  }

  private static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  private record Ended(int exitCode, String output) {}

  private Ended run() throws IOException, InterruptedException {
    var manifest = Manifest.of("cronjob-job.yaml", "CronJob");
    var process = new ProcessBuilder(words(manifest)).redirectErrorStream(true);
    process.environment().clear();
    process.environment().putAll(manifest.variables());
    process.environment().put("OSCAR_SERVICE_TOKEN", TOKEN);
    process.environment().put("OSCAR_URL", "http://127.0.0.1:" + oscar.getPort());
    process.environment().put("PATH", watchedCurl() + ":" + System.getenv("PATH"));
    Process started = process.start();
    started.getOutputStream().close();
    var output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(started.waitFor(), output);
  }

  private static List<String> words(Manifest manifest) {
    var words = new ArrayList<String>();
    manifest.container().path("command").forEach(word -> words.add(word.asString()));
    manifest.container().path("args").forEach(word -> words.add(word.asString()));
    return words;
  }

  /** A folder with a curl that writes its arguments down before it does its work. */
  private Path watchedCurl() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path watched = bin.resolve("curl");
    Files.writeString(
        watched,
        """
        #!/bin/sh
        printf '%%s\\n' "$@" >'%1$s/arguments'
        PATH=${PATH#*:} exec curl "$@"
        """
            .formatted(folder));
    assertThat(watched.toFile().setExecutable(true)).isTrue();
    return bin;
  }
}
