package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in docker's wrapper and in colours. */
class PlainLineTest {
  private static final String PLAIN =
      "[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34Z | 200 | 1ms | 10.0.0.1 | POST    /run/a | me";
  private static final Execution SYNC =
      new Execution("a", RequestKind.SYNC, "me", "10.0.0.1", 1_761_670_414_000_000_000L);

  private static LogLine parse(String line) {
    return LogLineParser.ofManager().parse(line);
  }

  private static String docker(String log) {
    return "{\"log\":\"" + log + "\",\"stream\":\"stderr\",\"time\":\"2025-10-28T16:53:35.5Z\"}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\n", "\\r\\n", " \\n"})
  void unwrapsDockerJson(String end) {
    assertThat(parse(docker(PLAIN + end))).isEqualTo(SYNC);
    assertThat(parse(docker("2025/10/28 16:53:34 " + PLAIN + end) + "\n")).isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"stream\":\"stderr\",\"time\":\"yesterday\",\"log\":\"%s\\n\"}",
        "{\"stream\":\"stderr\",\"log\":\"%s\\n\"}",
        "{\"log\":\"%s\\n\",\"stream\":\"stdout\",\"attrs\":{\"tag\":\"oscar\"},\"n\":[1]}",
        "2025-10-28T16:53:35Z stdout F {\"log\":\"%s\\n\",\"stream\":\"stdout\"}",
        "\u001b[36m{\"log\":\"%s\\n\",\"stream\":\"stdout\"}\u001b[0m"
      })
  void unwrapsEveryDockerJsonVariant(String wrapper) {
    assertThat(parse(wrapper.formatted(PLAIN))).isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"%s\\n\"}",
        "{\"log\":\"%s\\n\",\"stream\":\"other\"}",
        "{\"message\":\"%s\\n\",\"stream\":\"stderr\"}",
        "{\"log\":\"%s\\n\",\"stream\":\"stderr\"",
        "{\"log\":{\"log\":\"%s\"},\"stream\":\"stderr\"}"
      })
  void rejectsOtherJsonWrappersAndDescribesThem(String wrapper) {
    var line = (Rejected) parse(wrapper.formatted(PLAIN));
    assertThat(line.reason()).isEqualTo(Rejection.MALFORMED);
    assertThat(line.form()).contains("JSON with the fields ").doesNotContain("GIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34Z |\u001b[97;42m 200 \u001b[0m|  1ms | 10.0.0.1"
            + " |\u001b[97;46m POST    \u001b[0m /run/a | me",
        "\u001b[0m[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34Z \u001b[2m|\u001b[0m 200 | 1ms |"
            + " 10.0.0.1 | POST    \u001b[38;5;12m/run/a\u001b[0m | \u001b[1mme\u001b[0m",
        "\u001b[01;31m\u001b[K[GIN-EXECUTIONS-LOGGER]\u001b[m\u001b[K 2025-10-28T16:53:34Z | 200 |"
            + " 1ms |        10.0.0.1 | POST    /run/a | me",
        "2025/10/28 16:53:34 \u001b[32m" + PLAIN + "\u001b(B\u001b[m"
      })
  void readsColouredLine(String line) {
    assertThat(parse(line)).isEqualTo(SYNC);
    assertThat(parse(docker(line.replace("\u001b", "\\u001b") + "\\n"))).isEqualTo(SYNC);
  }

  @Test
  void readsEmptyAndPaddedColouredFields() {
    assertThat(parse(PLAIN.replace("10.0.0.1", "\u001b[2m\u001b[0m")))
        .isEqualTo(new Execution("a", RequestKind.SYNC, "me", "", 1_761_670_414_000_000_000L));
    assertThat(parse(PLAIN.replace("| 200 |", "| \u001b[42m 200 \u001b[0m |"))).isEqualTo(SYNC);
    assertThat(parse(PLAIN.replace("| POST", "| \u001b[46m POST"))).isEqualTo(SYNC);
  }

  @Test
  void readsColouredRefusals() {
    assertThat(parse(PLAIN.replace(" 200 ", "\u001b[90;43m 404 \u001b[0m")))
        .isEqualTo(new Refused(1_761_670_414_000_000_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[", "\u001b[0;", "\u001b[31", "\u001b", "\u001b[2J", "\u001b]0;x"})
  void escapeSequencesInPathDoNotHideSeparator(String sequence) {
    assertThat(parse(PLAIN.replace("/run/a", "/run/a | victim" + sequence)))
        .isEqualTo(new Rejected(Rejection.SERVICE_NAME));
  }

  @Test
  void readsColouredIngressLine() {
    String line =
        "\u001b[32m203.0.113.7\u001b[0m - - [28/Oct/2025:16:53:34 +0000] \"GET"
            + " /system/services/nb/exposed HTTP/1.1\" 200 3";
    assertThat(LogLineParser.ofIngress().parse(line))
        .isEqualTo(
            new Execution(
                "nb", RequestKind.EXPOSED, "", "203.0.113.7", 1_761_670_414_000_000_000L));
  }
}
