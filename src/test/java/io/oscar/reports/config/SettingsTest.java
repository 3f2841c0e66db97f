package io.oscar.reports.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.config.HttpSettings.Access;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void usesDefaultsWhenNothingIsSet() {
    Settings settings = Settings.of(Map.of("LOKI_URL", " "));

    assertThat(settings.loki()).isNull();
    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.http().corsOrigins()).isEmpty();
    assertThat(settings.limits().remote()).isEqualTo(Duration.ofSeconds(50));
    assertThat(settings.limits().unattended()).isNull();
    assertThat(settings.isPrometheusSet()).isFalse();
    assertThat(settings.maxConcurrentQueries()).isEqualTo(16);
  }

  @Test
  void rejectsLogsDirTogetherWithLokiUrl() {
    assertThatThrownBy(
            () -> Settings.of(Map.of("LOKI_URL", "http://loki:3100", "LOGS_DIR", "src/main")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("LOGS_DIR: cannot be combined with LOKI_URL: unset one of them");
    assertThat(Settings.of(Map.of("LOKI_URL", " ", "LOGS_DIR", "src/main")).logsDir())
        .hasToString("src/main");
  }

  @Test
  void sendsCredentialsAndHidesThemInToString() {
    Settings settings = Settings.of(Map.of("LOKI_URL", "http://loki:3100", "LOKI_TOKEN", "s3cret"));

    assertThat(Objects.requireNonNull(settings.loki()).authorization()).isEqualTo("Bearer s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    ", , LOOPBACK",
    "'', false, LOOPBACK",
    "' \t', '', LOOPBACK",
    "'', true, OPEN",
    "' ', ' true ', OPEN",
    "http://oscar:8080, , MANAGER",
    "http://oscar:8080, true, MANAGER"
  })
  void opensReportsOnlyWhenExplicitlySet(
      @Nullable String oscar, @Nullable String open, Access access) {
    var environment = new HashMap<String, String>();
    if (oscar != null) {
      environment.put("OSCAR_URL", oscar);
    }
    if (open != null) {
      environment.put("REPORTS_OPEN", open);
    }
    assertThat(Settings.of(environment).http().access()).isEqualTo(access);
  }

  @ParameterizedTest
  @CsvSource({
    "REPORTS_OPEN, yes, REPORTS_OPEN: 'yes' is neither true nor false",
    "REPORTS_OPEN, 1, REPORTS_OPEN: '1' is neither true nor false",
    "REPORTS_OPEN, TRUE, REPORTS_OPEN: 'TRUE' is neither true nor false",
    "QUERIES_AT_ONCE, 0, QUERIES_AT_ONCE: '0' is not a number between 1 and 1000",
    "PORT, http, PORT: 'http' is not a number between 0 and 65535",
    "LOKI_URL, loki:3100, LOKI_URL: is not an http or https URL",
    "LOKI_URL, http://a:b@loki, LOKI_URL: must not contain credentials: use LOKI_USERNAME and"
        + " LOKI_PASSWORD",
    "REPORT_DEADLINE, soon, 'REPORT_DEADLINE: ''soon'' is not a duration of at most one day, such"
        + " as 50s, 1m30s or PT50S'",
    "PROMETHEUS_PASSWORD, s3cret, PROMETHEUS_USERNAME: is required with PROMETHEUS_PASSWORD"
  })
  void rejectsInvalidSettingByName(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(message);
  }
}
