package io.oscar.reports.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.function.Turns.Turn;
import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
  private static final Caller ALICE = new Caller.Remote("Bearer alice");
  private static final Caller BOB = new Caller.Remote("Bearer bob");

  private final Turns turns = new Turns(2);

  private static Deadline soon() {
    return Deadline.in(Duration.ofMillis(20), Clock.systemUTC());
  }

  private static Caller token(String claims) {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return new Caller.Remote("Bearer eyJhbGciOiJub25lIn0." + encoded + ".c2ln");
  }

  @Test
  void whoWaitsInVainIsToldSo() {
    try (var _ = turns.take(Caller.UNATTENDED, soon());
        var _ = turns.take(Caller.UNATTENDED, soon())) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(() -> turns.take(ALICE, soon()))
          .withMessage("as many reports as may be made at once are being made: try again later");
    }
  }

  @Test
  void aTurnThatIsGivenBackGoesToTheNext() throws Exception {
    Deadline none = Deadline.none(Clock.systemUTC());
    Turn first = turns.take(ALICE, none);
    try (var _ = turns.take(BOB, none);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Turn> third = threads.submit(() -> turns.take(ALICE, none));
      assertThat(third.isDone()).isFalse();
      first.close();
      assertThat(third.get()).isNotNull();
    }
  }

  @Test
  void oneCallerLeavesATurnToTheOthers() {
    try (var _ = turns.take(ALICE, soon())) {
      assertThatExceptionOfType(TooManyReports.class).isThrownBy(() -> turns.take(ALICE, soon()));
      turns.take(BOB, soon()).close();
    }
  }

  @Test
  void onePersonIsOneCallerHoweverManyTokens() {
    try (var _ = turns.take(token("{\"iss\":\"egi\",\"sub\":\"a\",\"jti\":1}"), soon())) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(() -> turns.take(token("{\"iss\":\"egi\",\"sub\":\"a\",\"jti\":2}"), soon()));
      turns.take(token("{\"iss\":\"other\",\"sub\":\"a\"}"), soon()).close();
    }
  }

  @Test
  void anyTextMayStandWhereATokenIs() {
    for (String odd :
        List.of("", "Bearer", "Bearer .", "Bearer ..", "Bearer a.b.c", "x".repeat(99))) {
      turns.take(new Caller.Remote(odd), soon()).close();
    }
    for (String claims : List.of("", "1", "[]", "{\"sub\":1}", "{\"sub\":", "{\"sub\":[[[[]]]]}")) {
      turns.take(token(claims), soon()).close();
    }
  }

  @Test
  void whereNobodyShowsACredentialAllTurnsAreForAll() {
    try (var first = turns.take(new Caller.Remote(null), soon());
        var second = turns.take(new Caller.Remote(null), soon())) {
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  @Test
  void aCallersQueueHasAnEnd() throws Exception {
    Deadline minute = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try (var _ = turns.take(ALICE, soon())) {
      var waiting = new ArrayList<Future<Turn>>();
      for (int i = 0; i < 30; i++) {
        waiting.add(threads.submit(() -> turns.take(ALICE, minute)));
      }
      while (waiting.stream().filter(Future::isDone).count() < 22) {
        Thread.sleep(5);
      }
      assertThat(waiting).filteredOn(call -> !call.isDone()).hasSize(8);
      try (var ofBob = turns.take(BOB, minute)) {
        assertThat(ofBob).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
