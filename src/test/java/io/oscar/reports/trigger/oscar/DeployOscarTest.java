package io.oscar.reports.trigger.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scripts/deploy-oscar} against a manager that writes down what it is sent. */
class DeployOscarTest {
  private static final Path SCRIPT = Path.of("src/main/oscar/script.sh");
  private static final String SERVICES = "/system/services";
  private static final String[] IMAGE = {"--image", "oscar-reports:0.1.0"};

  private final MockWebServer manager = new MockWebServer();
  @TempDir private Path folder;

  /** What a run of the script came to. */
  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    assumeThat(Path.of("/usr/bin/curl")).exists();
    manager.start();
  }

  @AfterEach
  void stop() {
    manager.close();
  }

  @Test
  void createsServiceFromFile() throws Exception {
    answers(404, "", 201, "");

    Run run = deploy(Map.of("SERVICE_OSCAR_TOKEN", "of the service"), IMAGE);

    assertThat(run.err()).isEqualTo("From this environment: SERVICE_OSCAR_TOKEN\n");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("Created the service oscar-reports (sync) on " + url() + "\nTry it:\n")
        .contains(url() + "/run/oscar-reports | base64 -d")
        .doesNotContain("secret");
    assertThat(line(manager.takeRequest())).isEqualTo("GET /system/services/oscar-reports");
    RecordedRequest post = manager.takeRequest();
    assertThat(line(post)).isEqualTo("POST " + SERVICES);
    // oscar:se"cr\et
    assertThat(post.getHeaders().get("Authorization")).isEqualTo("Basic b3NjYXI6c2UiY3JcZXQ=");
    JsonNode service = json(post);
    assertThat(service.at("/script").stringValue()).isEqualTo(Files.readString(SCRIPT));
    assertThat(service.at("/environment/secrets").toString())
        .isEqualTo("{\"OSCAR_TOKEN\":\"of the service\"}");
    JsonNode file = serviceOfTheFile();
    for (String part : List.of("name", "image", "memory", "cpu", "synchronous", "input")) {
      assertThat(service.get(part)).isEqualTo(file.get(part));
    }
    assertThat(file.get("script").stringValue()).isEqualTo(SCRIPT.toString());
    assertThat(service.at("/environment/Variables")).isEqualTo(file.at("/environment/Variables"));
  }

  @Test
  void updatesExistingService() throws Exception {
    answers(200, "{\"token\": \"theirs\"}", 204, "");

    Run run =
        deploy(
            Map.of("LOKI_URL", "http://loki.test:3100"),
            "--image",
            "oscar-reports:1",
            "--name",
            "usage",
            "--without-credential");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Updated the service usage (sync)").doesNotContain("theirs");
    assertThat(line(manager.takeRequest())).isEqualTo("GET /system/services/usage");
    RecordedRequest put = manager.takeRequest();
    assertThat(line(put)).isEqualTo("PUT " + SERVICES);
    assertThat(json(put).at("/output/0/path").stringValue()).isEqualTo("usage/out");
    assertThat(json(put).at("/environment/Variables/LOKI_URL").stringValue())
        .isEqualTo("http://loki.test:3100");
  }

  @ParameterizedTest
  @CsvSource({
    "401,0,the manager rejected your credential (401)",
    "403,0,the manager denied access: its own text",
    "404,400,the manager rejected the service: its own text",
    "200,403,the manager denied access: its own text",
    "500,0,the manager returned 500: its own text"
  })
  void reportsRefusalOfManager(int ofLooking, int ofSending, String message) throws Exception {
    answers(ofLooking, "its own text", ofSending == 0 ? 200 : ofSending, "its own text");

    Run run = deploy(Map.of("SERVICE_OSCAR_TOKEN", "x"), IMAGE);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).endsWith("\ndeploy-oscar: " + message + "\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void dryRunPrintsExposedServiceWithoutSecrets() throws Exception {
    Run run =
        deploy(
            Map.of(
                "SERVICE_OSCAR_USERNAME", "hidden-user",
                "SERVICE_OSCAR_PASSWORD", "hidden-password",
                "S3_ENDPOINT", "https://minio.test",
                "AWS_SECRET_ACCESS_KEY", "hidden-key"),
            "--dry-run",
            "--variant",
            "exposed",
            "--image",
            "registry.test/oscar-reports:1");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("hidden-");
    assertThat(manager.getRequestCount()).isZero();
    JsonNode service = JsonMapper.shared().readTree(run.out());
    assertThat(service.get("image").stringValue()).isEqualTo("registry.test/oscar-reports:1");
    assertThat(service.at("/environment/secrets").toString())
        .isEqualTo(
            "{\"OSCAR_USERNAME\":\"***\",\"OSCAR_PASSWORD\":\"***\","
                + "\"AWS_SECRET_ACCESS_KEY\":\"***\"}");
    assertThat(service.get("expose").toString())
        .isEqualTo(
            "{\"api_port\":[8080],\"min_scale\":1,\"max_scale\":2,\"cpu_threshold\":80,"
                + "\"set_auth\":false,\"rewrite_target\":false,\"default_command\":true,"
                + "\"health_path\":\"/actuator/health/readiness\",\"probe_mode\":\"direct\"}");
    assertThat(service.has("synchronous") || service.has("input")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "LOKI_URL=http://localhost:3100~--dry-run~LOKI_URL is http://localhost:3100, which is not"
            + " reachable inside the cluster: unset it here, or set the address inside the cluster",
        "X=~--name=x~unknown option '--name=x' (see scripts/deploy-oscar --help)",
        "OSCAR_TOKEN=t~--image x --without-credential~OSCAR_TOKEN and OSCAR_USERNAME are both set:"
            + " choose one",
        "X=~~--image is required: the image built with scripts/image and pushed to a registry, such"
            + " as registry.example.org/oscar-reports:0.1.0",
        "X=~--image x~the service's jobs need a credential: set SERVICE_OSCAR_USERNAME"
            + " and SERVICE_OSCAR_PASSWORD, or SERVICE_OSCAR_TOKEN, or use --without-credential",
        "SERVICE_OSCAR_TOKEN=~--image x~the service's jobs need a credential: set"
            + " SERVICE_OSCAR_USERNAME and SERVICE_OSCAR_PASSWORD, or SERVICE_OSCAR_TOKEN, or use"
            + " --without-credential",
        "SERVICE_OSCAR_USERNAME=u~--image x~SERVICE_OSCAR_PASSWORD is required with"
            + " SERVICE_OSCAR_USERNAME: set both",
        "S3_ENDPOINT=https://minio.test~--image x --variant exposed~AWS_ACCESS_KEY_ID is required"
            + " with S3_ENDPOINT: set both"
      })
  void reportsUsageErrorInOneLine(String setting, @Nullable String option, String message)
      throws Exception {
    String[] pair = setting.split("=", 2);
    Run run = deploy(Map.of(pair[0], pair[1]), option == null ? new String[0] : option.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("deploy-oscar: " + message + "\n");
  }

  private void answers(int ofLooking, String text, int ofSending, String other) {
    manager.enqueue(new MockResponse.Builder().code(ofLooking).body(text).build());
    boolean isEmpty = ofSending == 204;
    MockResponse.Builder sending = new MockResponse.Builder().code(ofSending);
    manager.enqueue((isEmpty ? sending : sending.body(other)).build());
  }

  private Run deploy(Map<String, String> settings, String... options) throws Exception {
    var command = new ArrayList<>(List.of("scripts/deploy-oscar"));
    command.addAll(List.of(options));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var process =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = process.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("OSCAR_REPORTS_LIBRARIES", System.getProperty("java.class.path"));
    environment.put("OSCAR_URL", url() + "/");
    environment.put("OSCAR_USERNAME", "oscar");
    environment.put("OSCAR_PASSWORD", "se\"cr\\et");
    environment.putAll(settings);
    Process script = process.start();
    assertThat(script.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(script.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String url() {
    return "http://127.0.0.1:" + manager.getPort();
  }

  private static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget();
  }

  private static JsonNode json(RecordedRequest request) {
    var body = request.getBody();
    return JsonMapper.shared().readTree(body == null ? new byte[0] : body.toByteArray());
  }

  private static JsonNode serviceOfTheFile() throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Object file = yaml.load(Files.readString(Path.of("oscar-fdl.yaml")));
    return JsonMapper.shared().valueToTree(file).at("/functions/oscar/0/oscar-cluster");
  }
}
