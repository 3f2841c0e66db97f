package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.source.loki.LokiJson.Volume;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of Loki's HTTP API, and what is made of its answers. */
class LokiClientTest {
  private static final LogQl QUERY = LogQl.ofTemplate("{app=\"oscar\"}", Map.of());
  private static final Window HOUR =
      new Window(1_790_000_000 * Window.SECOND, 1_790_003_600 * Window.SECOND);

  @AutoClose private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @Test
  void linesAreAskedForFromTheNanosecondAfterAWindowBeginsToItsEnd() throws Exception {
    answer(
        """
        {"status":"success","data":{"resultType":"streams","result":[
          {"stream":{"app":"oscar"},"values":[["1790000000000000001","one"],["1790003600000000000","two"]]}],
          "stats":{"summary":{}}}}\
        """);

    List<LogEntry> lines = client().lines(QUERY, HOUR, 17).data();

    assertThat(lines)
        .containsExactly(
            new LogEntry(1_790_000_000_000_000_001L, "one", Map.of("app", "oscar")),
            new LogEntry(1_790_003_600_000_000_000L, "two", Map.of("app", "oscar")));
    HttpUrl asked = asked();
    assertThat(asked.encodedPath()).isEqualTo("/loki/api/v1/query_range");
    assertThat(asked.queryParameter("start")).isEqualTo("2026-09-21T14:13:20.000000001Z");
    assertThat(asked.queryParameter("end")).isEqualTo("2026-09-21T15:13:20.000000001Z");
    assertThat(asked.queryParameter("limit")).isEqualTo("17");
    assertThat(asked.queryParameter("direction")).isEqualTo("forward");
    assertThat(asked.queryParameter("query"))
        .matches("\\{app=\"oscar\"} \\| oscar[0-9a-f]{16}=\"\"");
  }

  @Test
  void countsAreOnePointAtTheEndOfTheWindow() throws Exception {
    answer(
        """
        {"status":"success","warnings":["slow"],"data":{"resultType":"matrix","result":[
          {"metric":{"user":"ann"},"values":[[1790003600,"7"]]},
          {"metric":{"user":"bob"},"values":[[1790003600,"5"]]}]}}\
        """);

    LokiResponse<Series> counts = client().counts(QUERY, List.of("user", "country"), HOUR);

    assertThat(counts.data())
        .containsExactly(
            new Series(Map.of("user", "ann"), 7), new Series(Map.of("user", "bob"), 5));
    assertThat(counts.warnings()).containsExactly("slow");
    HttpUrl asked = asked();
    assertThat(asked.queryParameter("query"))
        .isEqualTo("sum by (user, country) (count_over_time({app=\"oscar\"} [3600s]))");
    assertThat(asked.queryParameter("start")).isEqualTo("2026-09-21T15:13:20Z");
    assertThat(asked.queryParameter("end")).isEqualTo("2026-09-21T15:13:20Z");
    assertThat(asked.queryParameter("step")).isEqualTo("1s");
  }

  @Test
  void volumesAreToldByTheLabelOfStreams() throws Exception {
    answer(
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{"country":"ES"},"values":[[1790000000.999,"1024"],[1790003600.999,"2048"]]}]}}\
        """);

    List<Volume> volumes =
        client().volumes("{app=\"oscar\"}", "country", HOUR, Duration.ofHours(1)).data();

    assertThat(volumes)
        .containsExactly(
            new Volume(Map.of("country", "ES"), 1_790_000_000_999L, 1_024),
            new Volume(Map.of("country", "ES"), 1_790_003_600_999L, 2_048));
    HttpUrl asked = asked();
    assertThat(asked.encodedPath()).isEqualTo("/loki/api/v1/index/volume_range");
    assertThat(asked.queryParameter("targetLabels")).isEqualTo("country");
    assertThat(asked.queryParameter("step")).isEqualTo("3600s");
  }

  @Test
  void volumesOfASingleStepAreAVector() {
    answer(
        """
        {"status":"success","data":{"resultType":"vector","result":[
          {"metric":{},"value":[1790003600.999,"2048"]}]}}\
        """);

    assertThat(client().volumes("{app=\"oscar\"}", null, HOUR, Duration.ofDays(1)).data())
        .containsExactly(new Volume(Map.of(), 1_790_003_600_999L, 2_048));
  }

  @Test
  void limitsAreAskedForWithATenantWhereLokiWantsOne() throws Exception {
    server.enqueue(new MockResponse.Builder().code(401).body("no org id").build());
    answer(
        """
        {"limits":{"max_entries_limit_per_query":5000,"max_query_series":50000,
          "max_query_length":"30d1h","max_query_range":"0s","max_query_lookback":"90d",
          "retention_period":"744h"},"version":"3.7.0"}\
        """);

    TenantLimits limits = client().limits();

    assertThat(limits)
        .isEqualTo(
            new TenantLimits(
                5_000,
                50_000,
                Duration.ofHours(721),
                null,
                Duration.ofDays(90),
                Duration.ofDays(31)));
    assertThat(server.takeRequest().getHeaders().get("X-Scope-OrgID")).isNull();
    RecordedRequest again = server.takeRequest();
    assertThat(again.getUrl().encodedPath()).isEqualTo("/loki/api/v1/drilldown-limits");
    assertThat(again.getHeaders().get("X-Scope-OrgID")).isEqualTo("fake");
  }

  @Test
  void aRefusalOfSizeIsOneWhateverItsStatus() {
    server.enqueue(
        new MockResponse.Builder()
            .code(400)
            .body("maximum number of series (500) reached for a single query")
            .build());

    assertThatThrownBy(() -> client().counts(QUERY, List.of("user"), HOUR))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE))
        .hasMessageContaining("maximum number of series (500)");
  }

  @Test
  void aQuestionThatIsWrongIsRefused() {
    server.enqueue(new MockResponse.Builder().code(400).body("parse error at line 1").build());

    assertThatThrownBy(() -> client().counts(QUERY, List.of("user"), HOUR))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
  }

  @Test
  void countsOfLinesWithErrorsAreAskedForWithoutThemFromThenOn() throws Exception {
    String one =
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{},"values":[[1790003600,"1"]]}]}}\
        """;
    server.enqueue(
        new MockResponse.Builder().code(400).body("pipeline error: 'JSONParserErr'").build());
    answer(one);
    answer(one);
    LokiClient client = client();

    assertThat(client.count(QUERY, HOUR)).isEqualTo(1);
    assertThat(client.count(QUERY, HOUR)).isEqualTo(1);

    assertThat(asked().queryParameter("query")).doesNotContain("drop");
    String dropping =
        "sum (count_over_time({app=\"oscar\"} | drop __error__, __error_details__ [3600s]))";
    assertThat(asked().queryParameter("query")).isEqualTo(dropping);
    assertThat(asked().queryParameter("query")).isEqualTo(dropping);
  }

  @Test
  void whatIsNoAnswerOfLokiIsUnreadable() {
    for (int i = 0; i < 5; i++) { // it is asked again, as a proxy may answer otherwise
      answer("<html>Sign in</html>");
    }

    assertThatThrownBy(() -> client().count(QUERY, HOUR))
        .isInstanceOfSatisfying(
            SourceFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE));
  }

  private void answer(String json) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  private HttpUrl asked() throws InterruptedException {
    return server.takeRequest().getUrl();
  }

  private LokiClient client() {
    Endpoint endpoint = Endpoint.of("Loki", server.url("/"));
    var http =
        new HttpSource(endpoint, HttpClients.create(endpoint)).withFirstPause(Duration.ofMillis(1));
    return new LokiClient(
        http, Deadline.none(Clock.systemUTC()), new AdaptiveTimeout(AdaptiveTimeout.FIRST));
  }
}
