package io.oscar.reports.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.trigger.job.JobFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginProtectionTest {

  private static JobFields job() {
    var job = new JobFields();
    job.output("s3://reports/out/");
    return job;
  }

  @Test
  void acceptsOnlyConfiguredOrigins() {
    var pages = new CrossOriginProtection(List.of("*", "https://dash.example"));
    Map<String, String> dashboard =
        Map.of("Origin", "https://dash.example", "Sec-Fetch-Site", "cross-site");
    pages.refuse(job(), dashboard::get);

    Map<String, String> other =
        Map.of("Origin", "https://dash.example.evil", "Sec-Fetch-Site", "cross-site");
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> pages.refuse(job(), other::get))
        .satisfies(denied -> assertThat(denied.status()).isEqualTo(403));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "", "reports", "https://reports:81", "https://r"})
  void comparesOriginWithHostWithoutFetchMetadata(String origin) {
    var pages = new CrossOriginProtection(List.of());
    Map<String, String> headers = Map.of("Origin", origin, "Host", "reports:80");
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> pages.refuse(job(), headers::get));
  }

  @Test
  void acceptsNonBrowsersAndRequestsWithoutOutput() {
    var pages = new CrossOriginProtection(List.of());
    pages.refuse(job(), name -> null);
    pages.refuse(job(), Map.of("Origin", "https://Reports:80", "Host", "reports:80")::get);
    pages.refuse(new JobFields(), Map.of("Origin", "https://evil.example")::get);
  }
}
