package io.oscar.reports.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLineParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OSCAR asserts that a Traefik line holds a StartUTC text, and crashes where it does not. */
class TraefikLineWithoutStartUtcTest {

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"StartUTC\":null", ",\"StartUTC\":12", ",\"StartUTC\":{}"})
  void readsTraefikLineWithoutStartUtc(String start) {
    String line = "{\"RequestPath\":\"/system/services/nb/exposed/\"" + start + "}";
    assertThat(LogLineParser.ofIngress().parse(line)).isInstanceOf(Execution.class);
  }
}
