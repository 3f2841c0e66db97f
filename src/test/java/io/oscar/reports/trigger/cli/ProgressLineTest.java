package io.oscar.reports.trigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressLineTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void showsShareRateAndTimeLeft() {
    try (var progress = line(true, Verbosity.NORMAL)) {
      var manager = progress.begin();
      var exposed = progress.begin();
      manager.advance(0.5, 20_000);
      exposed.advance(0, 10_000);
      now.set(Duration.ofSeconds(2).toNanos());
      progress.paint();
      assertThat(said()).endsWith(CLEAR + "Reading: 25 %, 15,000 lines/s, about 6 s left");
    }
    assertThat(said()).endsWith(" left" + CLEAR);
  }

  @Test
  void staysSilentWithinFirstSecond() {
    try (var progress = line(true, Verbosity.NORMAL)) {
      progress.begin().advance(0.5, 20_000);
      now.set(Duration.ofMillis(900).toNanos());
      progress.paint();
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void printsRetryOnceInItsOwnLine() {
    try (var progress = line(true, Verbosity.NORMAL)) {
      now.set(Duration.ofSeconds(3).toNanos());
      progress.paint();
      progress.retrying("Loki answers HTTP 500\u001b[2J");
      progress.retrying("Loki answers HTTP 500\u001b[2J");
    }
    assertThat(said())
        .isEqualTo(
            CLEAR
                + "Reading: 0 %, 0 lines/s"
                + CLEAR
                + "oscar-reports: retrying: Loki answers HTTP 500 [2J\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Verbosity.class,
      names = {"QUIET", "NORMAL"})
  void staysSilentWhenNotInteractive(Verbosity verbosity) {
    tellAll(false, verbosity);
    assertThat(said()).isEmpty();
  }

  @Test
  void staysSilentWhenQuiet() {
    tellAll(true, Verbosity.QUIET);
    assertThat(said()).isEmpty();
  }

  @Test
  void printsDetailsToPipeWhenVerbose() {
    tellAll(false, Verbosity.VERBOSE);
    assertThat(said())
        .isEqualTo("oscar-reports: retrying: Loki answers HTTP 500\nread 4,096 lines in 3.0 s\n");
  }

  private void tellAll(boolean isTerminal, Verbosity verbosity) {
    try (var progress = line(isTerminal, verbosity)) {
      progress.begin().advance(1, 4_096);
      now.set(Duration.ofSeconds(3).toNanos());
      progress.retrying("Loki answers HTTP 500");
      if (verbosity != Verbosity.QUIET && isTerminal) {
        progress.paint();
      }
    }
  }

  private ProgressLine line(boolean isTerminal, Verbosity verbosity) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new ProgressLine(stream, isTerminal, verbosity, now::get, false);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
