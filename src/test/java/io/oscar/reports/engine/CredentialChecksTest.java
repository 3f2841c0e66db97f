package io.oscar.reports.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CredentialChecksTest {
  private static final Caller.Remote ADMIN = new Caller.Remote("Basic b3NjYXI6eA==");
  private static final InventoryReading ALL =
      new InventoryReading(
          new Inventory(List.of(), Inventory.Scope.CLUSTER),
          new SourceStatus(SourceName.SERVICE_INVENTORY, Completeness.OK, null, ""));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(50), Clock.systemUTC());
  }

  private static Caller.Remote junk(int i) {
    return new Caller.Remote("Bearer junk" + i);
  }

  /** A manager that knows the administrator and takes its time. */
  private InventoryReading slowly(Caller caller, Deadline deadline) {
    asked.incrementAndGet();
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      Thread.sleep(Duration.ofMillis(300));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
    if (caller.equals(ADMIN)) {
      return ALL;
    }
    throw new AccessDenied(401, "refused");
  }

  @Test
  void checksAdministratorAheadOfJunkTokens() throws Exception {
    var checks = new CredentialChecks(this::slowly);
    var junk = new ArrayList<Future<?>>();
    var begun = new CountDownLatch(400);
    for (int i = 0; i < 400; i++) {
      Caller.Remote stranger = junk(i);
      junk.add(
          threads.submit(
              () -> {
                begun.countDown();
                return checks.check(stranger, soon());
              }));
    }
    begun.await();
    checks.check(ADMIN, soon());

    // With its place in one queue of all, the administrator would be the last.
    assertThat(junk).filteredOn(call -> !call.isDone()).hasSizeGreaterThan(100);
    assertThat(most).hasValueLessThanOrEqualTo(CredentialChecks.AT_ONCE);
  }

  @Test
  void sharesConcurrentChecksOfSameCredential() throws Exception {
    var checks = new CredentialChecks(this::slowly);
    var calls = new ArrayList<Future<InventoryReading>>();
    for (int i = 0; i < 20; i++) {
      calls.add(threads.submit(() -> checks.check(ADMIN, soon())));
    }
    for (Future<InventoryReading> call : calls) {
      assertThat(call.get()).isEqualTo(ALL);
    }
    assertThat(asked.get()).isLessThan(5);
    int before = asked.get();
    checks.check(ADMIN, soon());
    assertThat(asked).as("nothing is kept").hasValue(before + 1);
  }

  @Test
  void rejectsAnonymousCallerWhileManagerHangs() throws Exception {
    var free = new CountDownLatch(1);
    var checks =
        new CredentialChecks(
            (caller, deadline) -> {
              if (caller.equals(new Caller.Remote(null))) {
                throw new AccessDenied(401, "required");
              }
              await(free);
              return ALL;
            });
    for (int i = 0; i < CredentialChecks.AT_ONCE; i++) {
      Caller.Remote stranger = junk(i);
      var _ = threads.submit(() -> checks.check(stranger, soon()));
    }
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> checks.check(new Caller.Remote(null), soon()));
    free.countDown();
  }

  @Test
  void failsWhenTooManyChecksAreRunning() throws Exception {
    var free = new CountDownLatch(1);
    var all = new CountDownLatch(CredentialChecks.AT_ONCE);
    var checks =
        new CredentialChecks(
            (caller, deadline) -> {
              all.countDown();
              await(free);
              return ALL;
            });
    for (int i = 0; i < CredentialChecks.AT_ONCE; i++) {
      Caller.Remote stranger = junk(i);
      var _ = threads.submit(() -> checks.check(stranger, soon()));
    }
    all.await();
    Deadline short50 = Deadline.in(Duration.ofMillis(50), Clock.systemUTC());
    assertThatExceptionOfType(AccessUnverifiable.class)
        .isThrownBy(() -> checks.check(ADMIN, short50))
        .withMessage(
            "the credential could not be checked: too many concurrent checks, retry later");
    free.countDown();
  }

  @Test
  void hidesManagerFailureFromCaller() {
    var checks =
        new CredentialChecks(
            (caller, deadline) -> {
              throw new IllegalStateException("http://oscar.oscar.svc:8080 fell over");
            });
    assertThatExceptionOfType(AccessUnverifiable.class)
        .isThrownBy(() -> checks.check(ADMIN, soon()))
        .withMessage("the credential could not be checked: the request to the manager failed");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
