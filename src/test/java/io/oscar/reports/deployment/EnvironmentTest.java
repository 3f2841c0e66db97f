package io.oscar.reports.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.config.Settings;
import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.ObjectAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program starts with the variables that the manifests give it. */
class EnvironmentTest {

  @ParameterizedTest
  @CsvSource({"knative-service.yaml, Service", "cronjob-reports.yaml, CronJob"})
  void acceptsVariablesOfManifest(String file, String kind) {
    Settings settings = Settings.of(Manifest.of(file, kind).environment());

    assertThat(settings.loki()).isNotNull();
    assertThat(settings.oscar()).isNotNull();
    assertThat(settings.isPrometheusSet()).isTrue();
    assertThat(settings.s3()).isNotNull();
  }

  @Test
  void letsCallersWriteBelowOnDemandOnly() {
    Map<String, String> environment = Manifest.of("knative-service.yaml", "Service").environment();

    assertThat(Settings.of(environment).remoteOutput())
        .isEqualTo(new CallerPrefixes(new ObjectAddress("oscar-reports", "on-demand/"), true));
  }

  @Test
  void keepsScheduledOutputApartFromCallerOutput() throws IOException {
    String service = Files.readString(Path.of("src/main/kubernetes/knative-service.yaml"));
    String function = Files.readString(Path.of("func.yaml"));
    String schedule = Files.readString(Path.of("src/main/kubernetes/cronjob-reports.yaml"));
    String ownService = Files.readString(Path.of("oscar-fdl.yaml"));

    assertThat(service).contains("value: s3://oscar-reports/on-demand/\n");
    assertThat(function).contains("value: s3://oscar-reports/on-demand/\n");
    assertThat(schedule).contains("\"output\": \"s3://oscar-reports/monthly/\"");
    assertThat(ownService).contains("path: oscar-reports/out\n").doesNotContain("on-demand");
  }
}
