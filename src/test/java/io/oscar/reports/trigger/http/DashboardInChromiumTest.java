package io.oscar.reports.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.Settings;
import io.oscar.reports.real.Chromium;
import io.oscar.reports.source.geoip.MmdbFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in a real browser that treats the answers on the sample cluster as OSCAR's dashboard does:
 * {@code dashboard.html}. Leaves {@code target/dashboard*.png} to be looked at.
 */
@Tag("real")
class DashboardInChromiumTest {
  private static final String SEPTEMBER = "start=2026-09-01T00:00:00Z&end=2026-09-30T23:59:59.999Z";
  private static final String SINCE_JULY =
      "start=2026-07-01T00:00:00Z&end=2026-09-30T23:59:59.999Z";
  private static final Path SAMPLE = Path.of("src/main/sample");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String IS_DONE = "return document.body.dataset.state !== 'loading'";

  @TempDir private static Path folder;
  private static DashboardManager manager;
  private static DashboardSite site;
  private static ReportServer program;
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Chromium.start();
    manager = DashboardManager.start(SAMPLE.resolve("services.json"));
    site = DashboardSite.start();
    var countries = new MmdbFile().with("158.42.0.0", 16, Map.of("country_code", "ES"));
    var settings =
        Settings.of(
            Map.of(
                "LOGS_DIR", SAMPLE.toString(),
                "OSCAR_URL", manager.url(),
                "GEOIP_DATABASE", countries.writeTo(folder.resolve("c.mmdb")).toString(),
                "CORS_ALLOWED_ORIGINS", site.origin(),
                "PORT", "0"));
    program = ReportServer.start(ComponentFactory.functions(settings), settings.http());
    site.passTo(program.port());
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : Stream.of(browser, program, site, manager).toList()) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void showsClusterToAdministrator() throws Exception {
    open("", DashboardManager.ADMIN, SEPTEMBER, "");
    Files.write(Path.of("target/dashboard.png"), browser.screenshot());

    assertThat(text("requests")).isEqualTo("5,306");
    assertThat(text("sync")).isEqualTo("3,378");
    assertThat(text("async")).isEqualTo("1,928");
    assertThat(text("exposed")).isEqualTo("1,235");
    assertThat(rows("services")).hasSize(8);
    assertThat(exists("warning")).isFalse();
    assertThat(exists("service-error")).isFalse();
    assertSameAsAnswers(DashboardManager.ADMIN);
    assertThat(uncaught()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsOwnServicesToUser(boolean isSameOrigin) throws Exception {
    open(isSameOrigin ? "" : programUrl(), DashboardManager.ANN, SEPTEMBER, "");

    assertThat(rows("services").stream().map(List::getFirst))
        .containsExactlyInAnyOrder("cowsay", "yolov8");
    assertThat(exists("warning")).isFalse();
    assertSameAsAnswers(DashboardManager.ANN);
    assertThat(uncaught()).isEmpty();
  }

  @Test
  void showsWarningForIncompleteSources() throws Exception {
    open("", DashboardManager.ADMIN, SINCE_JULY, "");

    assertThat(text("warning"))
        .isEqualTo(
            "Some telemetry sources reported warnings: prometheus: partial, request-logs: partial,"
                + " country-attribution: partial, exposed-request-logs: partial");
    assertThat(uncaught()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer expired, Failed to load metrics: the OSCAR manager rejected the credential",
    "Bearer barred, Failed to load metrics: the OSCAR manager denied access",
    "Bearer unlucky, Failed to load metrics: the credential could not be checked: unexpected"
        + " response of the OSCAR manager"
  })
  void showsErrorAsText(String credential, String shown) throws Exception {
    open("", credential, SEPTEMBER, "");

    assertThat(text("error")).isEqualTo(shown);
    assertThat(uncaught()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plants-classifier, service: 'plants-classifier' is not visible with this credential",
    "nobodys, service: no service named 'nobodys' is visible with this credential"
  })
  void showsErrorOfServiceAsText(String service, String shown) throws Exception {
    open("", DashboardManager.ANN, SEPTEMBER, "&service=" + service);

    assertThat(text("service-error")).isEqualTo(shown);
    assertThat(rows("services")).hasSize(2);
    assertThat(uncaught()).isEmpty();
  }

  /** Shows that a page whose browser asks for a password would be noticed. */
  @Test
  void basicChallengeBlocksPage() throws Exception {
    browser.open(page(DashboardSite.ASKING, "Bearer expired", SEPTEMBER, ""));

    assertThat(browser.await(IS_DONE, Duration.ofSeconds(3))).isFalse();
  }

  /** Shows that a page that could not render an error would be noticed. */
  @Test
  void errorObjectLeavesBlankPage() throws Exception {
    open(DashboardSite.OBJECTS, "Bearer expired", SEPTEMBER, "");

    assertThat(browser.run("return document.body.textContent").asString()).isEmpty();
    assertThat(uncaught()).hasSize(1).first().asString().contains("not valid as a React child");
  }

  private static void assertSameAsAnswers(String credential) throws Exception {
    JsonNode totals = answer("/system/metrics?", credential).path("totals");
    assertThat(text("requests")).isEqualTo(number(totals, "requests_count_total"));
    assertThat(text("users-total")).isEqualTo(number(totals, "users_count"));
    assertThat(text("countries-total")).isEqualTo(number(totals, "countries_count"));
    assertThat(text("active")).isEqualTo(number(totals, "services_count_active"));
    assertThat(text("services-total")).isEqualTo(number(totals, "services_count_total"));

    List<JsonNode> services = items("service", "requests_count_total", credential);
    assertThat(rows("services"))
        .isEqualTo(
            services.stream()
                .limit(8)
                .map(
                    item ->
                        List.of(
                            item.path("key").asString(),
                            number(item, "requests_count_sync"),
                            number(item, "requests_count_async"),
                            number(item, "requests_count_exposed")))
                .toList());
    for (String group : List.of("country", "user")) {
      assertThat(rows(group.equals("user") ? "users" : "countries"))
          .isEqualTo(
              items(group, "executions_count", credential).stream()
                  .limit(8)
                  .map(
                      item ->
                          List.of(item.path("key").asString(), number(item, "executions_count")))
                  .toList());
    }

    String first = items("service", "", credential).getFirst().path("key").asString();
    assertThat(text("selected")).isEqualTo(first);
    JsonNode selected =
        services.stream().filter(item -> item.path("key").asString().equals(first)).findAny().get();
    assertThat(text("service-sync")).isEqualTo(number(selected, "requests_count_sync"));
    assertThat(text("service-async")).isEqualTo(number(selected, "requests_count_async"));
    assertThat(text("service-exposed")).isEqualTo(number(selected, "requests_count_exposed"));
  }

  private static List<JsonNode> items(String group, String order, String credential)
      throws Exception {
    JsonNode items =
        answer("/system/metrics/breakdown?group_by=" + group + "&include_users=true&", credential)
            .path("items");
    return items
        .valueStream()
        .sorted(Comparator.comparingLong((JsonNode item) -> item.path(order).asLong()).reversed())
        .toList();
  }

  private static JsonNode answer(String path, String credential) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(programUrl() + path + SEPTEMBER))
            .header("Authorization", credential)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  private static String number(JsonNode of, String field) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(of.path(field).asLong());
  }

  private static void open(String api, String credential, String range, String more)
      throws IOException, InterruptedException {
    browser.log();
    browser.open(page(api, credential, range, more));
    assertThat(browser.await(IS_DONE, PATIENCE))
        .as("the page is shown, and no dialog asks for a password")
        .isTrue();
  }

  private static URI page(String api, String credential, String range, String more) {
    return URI.create(
        "%s/?api=%s&authorization=%s&%s%s"
            .formatted(
                site.origin(),
                URLEncoder.encode(api, UTF_8),
                URLEncoder.encode(credential, UTF_8),
                range,
                more));
  }

  private static String programUrl() {
    return "http://127.0.0.1:" + program.port();
  }

  private static String text(String id) throws IOException, InterruptedException {
    return browser.run("return document.getElementById('" + id + "').textContent").asString();
  }

  private static boolean exists(String id) throws IOException, InterruptedException {
    return browser.run("return document.getElementById('" + id + "') !== null").asBoolean();
  }

  private static List<List<String>> rows(String table) throws IOException, InterruptedException {
    JsonNode rows =
        browser.run(
            "return [...document.getElementById('"
                + table
                + "').rows].map(row => [...row.cells].map(cell => cell.textContent))");
    return rows.valueStream()
        .map(row -> row.valueStream().map(JsonNode::asString).toList())
        .toList();
  }

  /** What a script of the page threw and nobody caught, and what the browser forbade it. */
  private static List<String> uncaught() throws IOException, InterruptedException {
    return browser
        .log()
        .valueStream()
        .filter(entry -> entry.path("level").asString().equals("SEVERE"))
        .filter(entry -> !entry.path("source").asString().equals("network"))
        .map(entry -> entry.path("message").asString())
        .toList();
  }
}
