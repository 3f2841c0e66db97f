package io.oscar.reports.trigger.oscar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectsInMemory;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.FakeCluster;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the service from their environment to the files that they leave. */
class OscarServiceTest {
  private static final String SUMMARY = "summary-20261031T000000Z--20261101T000000Z.json";

  @TempDir private Path results;
  @TempDir private Path inputs;
  private final Map<String, String> environment = new HashMap<>();
  private final ObjectsInMemory store = new ObjectsInMemory();
  private final List<String> observed = new ArrayList<>();
  private @Nullable CallerPrefixes allowed;

  @BeforeEach
  void synchronousCall() throws IOException {
    environment.put("TMP_OUTPUT_DIR", results.toString());
    environment.put("Http_Method", "POST");
    environment.put("Http_Path", "/");
    environment.put("Http_Authorization", "Bearer scoped");
    body("");
  }

  @Test
  void returnsSummaryOfLastDayForEmptyBody() throws IOException {
    assertThat(answer()).isTrue();
    assertThat(files()).containsExactly(SUMMARY);
    assertThat(content(SUMMARY))
        .startsWith(
            "{\"start\":\"2026-10-31T00:00:00Z\",\"end\":\"2026-11-01T00:00:00Z\",\"totals\":{")
        .endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operation\": \"breakdown\", \"group_by\": \"user\", \"format\": \"csv\"}",
        "\uFEFF  {\"operation\": \"breakdown\", \"group_by\": \"user\", \"format\": \"csv\"}\r\n"
      })
  void acceptsBodyAsJsonOrBase64(String json) throws IOException {
    String encoded = Base64.getMimeEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    for (String body : List.of(json, encoded, encoded + "\n")) {
      body(body);
      assertThat(answer()).isTrue();
      assertThat(files())
          .containsExactly("breakdown-by-user-20261031T000000Z--20261101T000000Z.csv");
      assertThat(content("breakdown-by-user-20261031T000000Z--20261101T000000Z.csv"))
          .startsWith(
              "key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/summary,'',summary-20261031T000000Z--20261101T000000Z.json",
    "/system/metrics,period=2026-10&owner=me,summary-20261001T000000Z--20261031T235959Z.json",
    "/system/metrics/cowsay,'',metric-of-cowsay-20261031T000000Z--20261101T000000Z.json",
    "/system/metrics/breakdown,group_by=user&format=csv,"
        + "breakdown-by-user-20261031T000000Z--20261101T000000Z.csv",
    "/,operation=breakdown&group_by=country&format=,"
        + "breakdown-by-country-20261031T000000Z--20261101T000000Z.json",
    "/,end=2026-10-31T12%3A00%3A00%2B02%3A00," + "summary-20261030T100000Z--20261031T100000Z.json"
  })
  void readsPathAndQueryLikeHttp(String path, String query, String file) throws IOException {
    environment.put("Http_Path", path);
    environment.put("Http_Query", query);

    assertThat(answer()).isTrue();
    assertThat(files()).containsExactly(file);
  }

  @Test
  void choosesFormatByAcceptHeader() throws IOException {
    environment.put("Http_Accept", "text/csv, application/json;q=0.5");
    body("{\"operation\": \"breakdown\", \"group_by\": \"user\"}");
    answer();
    assertThat(files()).containsExactly("breakdown-by-user-20261031T000000Z--20261101T000000Z.csv");
    assertThat(observed).containsExactly("csv");
  }

  @Test
  void writesOneFilePerOperation() throws IOException {
    body("{\"operations\": [\"summary\", \"breakdown-by-user\"], \"period\": \"2026-10\"}");

    assertThat(answer()).isTrue();
    assertThat(files())
        .containsExactly(
            "breakdown-by-user-20261001T000000Z--20261031T235959Z.json",
            "summary-20261001T000000Z--20261031T235959Z.json");
  }

  @Test
  void rejectsOutputOfCrossOriginPage() throws IOException {
    allowed = new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true);
    body("{\"output\": \"s3://reports/out/x.json\"}");
    environment.put("Http_Origin", "https://evil.example");
    environment.put("Http_Sec_Fetch_Site", "cross-site");

    assertThat(answer()).isFalse();
    assertThat(content("error.json"))
        .startsWith("{\"error\":\"output: a cross-origin page may not have reports")
        .endsWith(",\"status\":403}");
    assertThat(store.objects()).isEmpty();
  }

  @Test
  void rejectsLongTextsWithoutRepeatingThem() throws IOException {
    String hostile = "T ".repeat(30_000);
    for (Map.Entry<String, String> wrong :
        Map.of(
                "Http_Query", "start=" + hostile,
                "Http_Path", "/system/metrics/" + hostile,
                "Http_Accept", hostile,
                "Http_Authorization", "Bearer " + hostile)
            .entrySet()) {
      var before = Map.copyOf(environment);
      environment.putAll(Map.of(wrong.getKey(), wrong.getValue()));
      boolean isAnswered = answer();
      assertThat(isAnswered).as(wrong.getKey()).isEqualTo(wrong.getKey().endsWith("tion"));
      environment.clear();
      environment.putAll(before);
      assertThat(content(isAnswered ? SUMMARY : "error.json")).hasSizeLessThan(3_000);
    }
    for (String field : List.of("start", "period", "operation", "output", "service")) {
      body("{\"" + field + "\": \"" + hostile + "\"}");
      assertThat(answer()).isFalse();
      assertThat(content("error.json")).contains("is longer than").hasSizeLessThan(300);
    }
  }

  @Test
  void writesReceiptWhenOutputIsGiven() throws IOException {
    allowed = new CallerPrefixes(ObjectAddress.of("s3://reports/out/"), true);
    body("{\"output\": \"s3://reports/out/\", \"period\": \"2026-10\"}");

    assertThat(answer()).isTrue();
    assertThat(files()).containsExactly("receipt.json");
    assertThat(content("receipt.json"))
        .startsWith(
            "{\"objects\":[{\"object\":\"s3://reports/out/callers/ad22a70103395fe4e9ff1248f3a3ebed/"
                + "summary-20261001T000000Z--20261031T235959Z.json\",\"operation\":\"summary\"");
    assertThat(store.objects())
        .containsOnlyKeys(
            "s3://reports/out/callers/ad22a70103395fe4e9ff1248f3a3ebed/summary-20261001T000000Z--20261031T235959Z.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "hello world~``~400~body: is neither a JSON object nor base64 of one",
        "[]~``~400~body: is not a JSON object",
        "{\"operation\":~``~400~body: is not valid JSON (line 1, column 14)",
        "{\"period\": \"x\\n\\u0000\"}~``~400~*",
        "{\"format\": \"csv\"}~format=json~400~format: is given more than once",
        "{\"operation\": \"summary\"}~operation=metric~400~operation: is given more than once",
        "{\"output\": \"s3://reports/\"}~``~403~output: writing reports is disabled for callers"
            + " (S3_OUTPUT is not set)",
        "{\"operation\": \"metric\", \"service\": \"hidden\"}~``~404~*",
      })
  void writesErrorDocumentWithStatus(String body, String query, int status, String error)
      throws IOException {
    environment.put("Http_Query", query);
    body(body);

    assertThat(answer()).isFalse();
    assertThat(files()).containsExactly("error.json");
    assertThat(content("error.json"))
        .startsWith("{\"error\":\"" + (error.equals("*") ? "" : error.replace("\"", "\\\"")))
        .endsWith("\",\"status\":" + status + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer refused,401,the manager refuses the credential",
    "Bearer forbidden,403,the manager forbids it",
    "Bearer offline,503,the manager does not answer",
    "Bearer broken,500,the report failed unexpectedly"
  })
  void reportsRefusalOfManager(String credential, int status, String error) throws IOException {
    environment.put("Http_Authorization", credential);

    assertThat(answer()).isFalse();
    assertThat(content("error.json"))
        .isEqualTo("{\"error\":\"" + error + "\",\"status\":" + status + "}");
  }

  @Test
  void listsPathsForUnknownPath() throws IOException {
    environment.put("Http_Path", "/system/services");
    answer();
    assertThat(content("error.json"))
        .startsWith("{\"error\":\"path: is not one of /, /system/metrics,");
  }

  @Test
  void returns406ForUnknownFormat() throws IOException {
    environment.put("Http_Accept", "image/png");
    answer();
    assertThat(content("error.json")).endsWith("accepts none of them\",\"status\":406}");
  }

  @Test
  void rejectsLargeOrMissingBody() throws IOException {
    body(" ".repeat(128 * 1024 + 1));
    answer();
    assertThat(content("error.json"))
        .isEqualTo("{\"error\":\"body: is larger than 131072 bytes\",\"status\":400}");

    environment.put("INPUT_FILE_PATH", inputs.resolve("none").toString());
    answer();
    assertThat(content("error.json"))
        .isEqualTo("{\"error\":\"body: cannot be read: file does not exist\",\"status\":400}");

    environment.remove("INPUT_FILE_PATH");
    answer();
    assertThat(content("error.json")).contains("INPUT_FILE_PATH is not set");
  }

  @Test
  void removesPartialResultsOnError() throws IOException {
    Files.writeString(results.resolve("summary-half.json"), "{\"start\":");
    body("{");
    answer();
    assertThat(files()).containsExactly("error.json");
  }

  @Test
  void namesErrorOfJobAfterItsId() throws IOException {
    environment.put("JOB_UUID", "5f0c9a52-0000-4000-8000-000000000001");
    body("{");
    answer();
    assertThat(files()).containsExactly("error-5f0c9a52-0000-4000-8000-000000000001.json");
  }

  @Test
  void reportsInvalidSettingToCaller() throws IOException {
    var service =
        new OscarService(
            () -> {
              throw new ServiceMisconfigured("LOKI_URL: is not an http or https URL", null);
            },
            () -> new Delivery(store),
            made -> {});

    assertThat(service.answer(Invocation.of(environment))).isFalse();
    assertThat(content("error.json"))
        .isEqualTo("{\"error\":\"LOKI_URL: is not an http or https URL\",\"status\":500}");
  }

  @Test
  void failsWithoutOutputFolder() {
    environment.remove("TMP_OUTPUT_DIR");
    assertThatExceptionOfType(ServiceMisconfigured.class)
        .isThrownBy(() -> Invocation.of(environment))
        .withMessage("TMP_OUTPUT_DIR: is not set; OSCAR's supervisor must set it");
  }

  private boolean answer() {
    ReportFunctions functions = FakeCluster.complete();
    var runner = new JobRunner(functions);
    var delivery = new Delivery(store);
    var jobs = new RemoteJobs(runner, new JobDelivery(delivery), allowed);
    var service =
        new OscarService(() -> jobs, () -> delivery, made -> observed.add(made.format().key()));
    return service.answer(Invocation.of(environment));
  }

  private void body(String text) throws IOException {
    Path file = inputs.resolve("event-file");
    Files.writeString(file, text);
    environment.put("INPUT_FILE_PATH", file.toString());
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(results)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String content(String name) throws IOException {
    return Files.readString(results.resolve(name));
  }
}
