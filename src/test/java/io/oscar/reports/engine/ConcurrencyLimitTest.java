package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.engine.ConcurrencyLimit.Permit;
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
class ConcurrencyLimitTest {
  private static final Caller ALICE = new Caller.Remote("Bearer alice");
  private static final Caller BOB = new Caller.Remote("Bearer bob");

  private final ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit(2);

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
  void failsWhenNoPermitBecomesFree() {
    try (var _ = concurrencyLimit.take(Caller.UNATTENDED, soon());
        var _ = concurrencyLimit.take(Caller.UNATTENDED, soon())) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(() -> concurrencyLimit.take(ALICE, soon()))
          .withMessage("too many concurrent reports, retry later");
    }
  }

  @Test
  void handsReleasedPermitToNextCaller() throws Exception {
    Deadline none = Deadline.none(Clock.systemUTC());
    Permit first = concurrencyLimit.take(ALICE, none);
    try (var _ = concurrencyLimit.take(BOB, none);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Permit> third = threads.submit(() -> concurrencyLimit.take(ALICE, none));
      assertThat(third.isDone()).isFalse();
      first.close();
      assertThat(third.get()).isNotNull();
    }
  }

  @Test
  void leavesOnePermitToOtherCallers() {
    try (var _ = concurrencyLimit.take(ALICE, soon())) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(() -> concurrencyLimit.take(ALICE, soon()));
      concurrencyLimit.take(BOB, soon()).close();
    }
  }

  @Test
  void treatsTokensOfOnePersonAsOneCaller() {
    try (var _ =
        concurrencyLimit.take(token("{\"iss\":\"egi\",\"sub\":\"a\",\"jti\":1}"), soon())) {
      assertThatExceptionOfType(TooManyReports.class)
          .isThrownBy(
              () ->
                  concurrencyLimit.take(
                      token("{\"iss\":\"egi\",\"sub\":\"a\",\"jti\":2}"), soon()));
      concurrencyLimit.take(token("{\"iss\":\"other\",\"sub\":\"a\"}"), soon()).close();
    }
  }

  @Test
  void acceptsAnyTextAsToken() {
    for (String odd :
        List.of("", "Bearer", "Bearer .", "Bearer ..", "Bearer a.b.c", "x".repeat(99))) {
      concurrencyLimit.take(new Caller.Remote(odd), soon()).close();
    }
    for (String claims : List.of("", "1", "[]", "{\"sub\":1}", "{\"sub\":", "{\"sub\":[[[[]]]]}")) {
      concurrencyLimit.take(token(claims), soon()).close();
    }
  }

  @Test
  void givesAllPermitsToAnonymousCallers() {
    try (var first = concurrencyLimit.take(new Caller.Remote(null), soon());
        var second = concurrencyLimit.take(new Caller.Remote(null), soon())) {
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  @Test
  void limitsQueueOfEachCaller() throws Exception {
    Deadline minute = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try (var _ = concurrencyLimit.take(ALICE, soon())) {
      var waiting = new ArrayList<Future<Permit>>();
      for (int i = 0; i < 30; i++) {
        waiting.add(threads.submit(() -> concurrencyLimit.take(ALICE, minute)));
      }
      while (waiting.stream().filter(Future::isDone).count() < 22) {
        Thread.sleep(5);
      }
      assertThat(waiting).filteredOn(call -> !call.isDone()).hasSize(8);
      try (var ofBob = concurrencyLimit.take(BOB, minute)) {
        assertThat(ofBob).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
