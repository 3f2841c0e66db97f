package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "a-b",
        "plants-classification",
        "a--b",
        "a12345678901234567890123456789012345678901234567890123456789012"
      })
  void acceptsDnsLabels(String name) {
    assertThat(ServiceNames.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-a",
        "a-",
        "A",
        "a_b",
        "a.b",
        "ı",
        "é",
        "a b",
        "a\n",
        "٣",
        "a/b",
        "a123456789012345678901234567890123456789012345678901234567890123"
      })
  void rejectsEverythingElse(String name) {
    assertThat(ServiceNames.isValid(name)).isFalse();
  }
}
