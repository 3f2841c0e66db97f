package io.oscar.reports.trigger.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.Settings;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a function with a public address serves. */
class HttpAccessTest {

  private static HttpApiResponse answer(Map<String, String> environment, HttpEvent event) {
    Settings settings = Settings.of(environment);
    var jobs = RemoteJobs.withoutOutput(ComponentFactory.functions(settings));
    return new HttpApiHandler(jobs, settings.http()).answer(event);
  }

  private static HttpEvent post(String body, Map<String, String> headers) {
    return new HttpEvent("POST", "/summary", "", headers, body, false);
  }

  @ParameterizedTest
  @CsvSource({"false, 403", "true, 200"})
  void returns403WithoutManagerUnlessReportsAreOpen(String isOpen, int status) {
    Map<String, String> environment =
        Map.of("LOGS_DIR", "src/main/sample", "REPORTS_OPEN", isOpen, "OSCAR_URL", " ");
    HttpApiResponse answer = answer(environment, post("{\"period\":\"2026-10\"}", Map.of()));

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.body())
          .startsWith("{\"error\":\"no OSCAR_URL is set to check credentials;");
    }
  }

  @Test
  void returns403WhenCrossSitePageRequestsOutput() {
    Map<String, String> environment = Map.of("LOGS_DIR", "src/main/sample", "REPORTS_OPEN", "true");
    HttpApiResponse answer =
        answer(
            environment,
            post("{\"output\":\"s3://reports/out/\"}", Map.of("Sec-Fetch-Site", "cross-site")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).startsWith("{\"error\":\"output: a cross-origin page");
  }
}
