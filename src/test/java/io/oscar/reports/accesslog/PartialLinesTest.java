package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialLinesTest {
  private final PartialLines lines = new PartialLines();

  private static String docker(String stream, String log) {
    return "{\"log\":\""
        + log
        + "\",\"stream\":\""
        + stream
        + "\",\"time\":\"2026-10-10T12:00:00Z\"}";
  }

  @Test
  void joinsLinesSplitByContainerRuntime() {
    assertThat(lines.add("2026-10-10T12:00:00.1Z stdout P one ")).isNull();
    assertThat(lines.add("2026-10-10T12:00:00.2Z stdout P two ")).isNull();
    assertThat(lines.add("2026-10-10T12:00:00.3Z stdout F three"))
        .isEqualTo("2026-10-10T12:00:00.1Z stdout F one two three");
    assertThat(lines.add("2026-10-10T12:00:00.4Z stdout F four"))
        .isEqualTo("2026-10-10T12:00:00.4Z stdout F four");
  }

  @Test
  void joinsLinesSplitByDocker() {
    assertThat(lines.add(docker("stderr", "one "))).isNull();
    assertThat(lines.add(docker("stderr", "two\\n")))
        .isEqualTo("2026-10-10T12:00:00Z stderr F one two");
  }

  @Test
  void separatesStreamsAndPassesWholeLinesThrough() {
    assertThat(lines.add(docker("stderr", "one "))).isNull();
    assertThat(lines.add(docker("stdout", "a "))).isNull();
    assertThat(lines.add("a line of its own")).isEqualTo("a line of its own");
    assertThat(lines.add(docker("stdout", "b\\n"))).isEqualTo("2026-10-10T12:00:00Z stdout F a b");
    assertThat(lines.add(docker("stderr", "two\\n")))
        .isEqualTo("2026-10-10T12:00:00Z stderr F one two");
  }

  @Test
  void returnsUnfinishedLineOnceAtEndOfFile() {
    lines.add(docker("stderr", "one "));
    assertThat(lines.rest()).containsExactly("2026-10-10T12:00:00Z stderr P one ");
    assertThat(lines.rest()).isEmpty();
    assertThat(lines.add(docker("stderr", "two\\n")))
        .isEqualTo("2026-10-10T12:00:00Z stderr F two");
  }

  @Test
  void limitsLengthOfUnfinishedLine() {
    String part = "x".repeat(16_384);
    for (int i = 0; i < 1_000; i++) {
      lines.add(docker("stderr", part));
    }
    assertThat(lines.add(docker("stderr", "end\\n"))).hasSize(262_145);
  }
}
