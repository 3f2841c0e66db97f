package io.oscar.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OscarReportsTest {
  private static final Map<String, String> KNATIVE = Map.of("PORT", "8080", "K_SERVICE", "x");

  @Test
  void servesWhenPortIsSetAndThereAreNoArguments() {
    assertThat(command(KNATIVE)).containsExactly("serve");
  }

  @Test
  void hasNoDefaultCommandWithoutPort() {
    assertThat(command(Map.of())).isEmpty();
  }

  @Test
  void prefersArgumentsOverPort() {
    assertThat(command(KNATIVE, "summary", "--strict")).containsExactly("summary", "--strict");
  }

  private static String[] command(Map<String, String> environment, String... arguments) {
    return OscarReports.command(arguments, environment);
  }
}
