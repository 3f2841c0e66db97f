package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are taken for ASCII until one is not, which is asked for again. */
class AnswersBeyondAsciiTest {
  @AutoClose private final LokiStub loki = new LokiStub();

  @ParameterizedTest
  @ValueSource(strings = {"jürgen", "иван", "用户", "\uD83D\uDE00"})
  void countsUsersOfAllScripts(String user) {
    loki.push(
        Lokis.MANAGER,
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    manager(
                        ReadLoki.START.plusSeconds(60L * i),
                        200,
                        "8.8.8.8",
                        "/run/foo",
                        i == 299 ? user : "ann"))
            .toList());

    LogReading reading =
        ReadLoki.read(Lokis.requestLog(loki.url(), Lokis.READING), LogStream.MANAGER, ReadLoki.DAY);

    assertThat(reading.tally().lines().counted()).isEqualTo(300);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(users(reading)).containsExactlyInAnyOrder("ann", user);
  }

  private static Set<String> users(LogReading reading) {
    var users = new TreeSet<String>();
    reading.tally().forEachUser((service, user) -> users.add(user));
    return users;
  }

  @Test
  void passesAsciiUnchanged() throws IOException {
    try (var stream = new AsciiInputStream(stream("{\"a\":\u007F}"))) {
      assertThat(stream.read()).isEqualTo('{');
      assertThat(new String(stream.readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("\"a\":\u007F}");
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void failsOnNonAsciiByte() {
    var atOnce = new AsciiInputStream(stream("aé"));
    assertThatThrownBy(atOnce::readAllBytes).isInstanceOf(AsciiInputStream.NonAsciiByte.class);
    var single = new AsciiInputStream(stream("é"));
    assertThatThrownBy(single::read).isInstanceOf(AsciiInputStream.NonAsciiByte.class);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
