package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.source.FairSemaphore.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairSemaphoreTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> served = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void servesOwnersRoundRobin() throws Exception {
    var slots = new FairSemaphore<String>(1);
    Permit only = slots.take("other", LONG).orElseThrow();
    var calls = new ArrayList<Future<?>>();
    for (String owner : List.of("a", "a", "a", "b", "b", "c")) {
      calls.add(wait(slots, owner));
    }
    only.close();
    for (Future<?> call : calls) {
      call.get();
    }
    assertThat(served).containsExactly("a", "b", "c", "a", "b", "a");
  }

  @Test
  void leavesOnePermitToOtherOwners() throws Exception {
    var slots = new FairSemaphore<String>(4, 3, 10);
    for (int i = 0; i < 3; i++) {
      assertThat(slots.take("a", SHORT)).isPresent();
    }
    assertThat(slots.take("a", SHORT)).isEmpty();
    Permit last = slots.take("b", SHORT).orElseThrow();
    assertThat(slots.take("b", SHORT)).isEmpty();

    Future<?> waits = wait(slots, "a");
    last.close();
    assertThat(slots.take("c", SHORT)).as("not for the owner that has three").isPresent();
    assertThat(waits.isDone()).isFalse();
  }

  @Test
  void rejectsOwnerWithTooManyWaitingCalls() throws Exception {
    var slots = new FairSemaphore<String>(1, 1, 2);
    Permit only = slots.take("a", LONG).orElseThrow();
    Future<?> first = wait(slots, "a");
    Future<?> second = wait(slots, "a");

    assertThat(slots.take("a", LONG)).isEmpty();
    only.close();
    first.get();
    second.get();
    assertThat(served).hasSize(2);
  }

  @Test
  void forgetsWaitersThatGiveUp() throws Exception {
    var slots = new FairSemaphore<String>(1, 1, 1);
    Permit only = slots.take("a", LONG).orElseThrow();
    assertThat(slots.take("b", SHORT)).isEmpty();
    Future<?> stopped =
        threads.submit(
            () ->
                assertThatExceptionOfType(InterruptedException.class)
                    .isThrownBy(
                        () -> {
                          Thread.currentThread().interrupt();
                          slots.take("b", LONG);
                        }));
    stopped.get();

    only.close();
    only.close();
    assertThat(slots.take("b", SHORT)).isPresent();
    assertThat(slots.take("c", SHORT)).as("closing twice makes no second slot").isEmpty();
  }

  @Test
  void neverLosesOrInventsPermits() throws Exception {
    var slots = new FairSemaphore<Integer>(3, 2, 5);
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    var calls = new ArrayList<Future<?>>();
    for (int i = 0; i < 400; i++) {
      var random = new Random(i);
      Future<?> call =
          threads.submit(
              () -> {
                Duration patience = Duration.ofMillis(random.nextInt(20));
                try (var slot = slots.take(random.nextInt(4), patience).orElse(null)) {
                  if (slot != null) {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    try {
                      Thread.sleep(random.nextInt(3));
                    } finally {
                      open.decrementAndGet();
                    }
                  }
                }
                return null;
              });
      calls.add(call);
      if (i % 7 == 0) {
        call.cancel(true);
      }
    }
    for (Future<?> call : calls) {
      if (!call.isCancelled()) {
        call.get();
      }
    }
    for (int owner = 0; owner < 3; owner++) {
      assertThat(slots.take(100 + owner, LONG)).isPresent();
    }
    assertThat(slots.take(200, SHORT)).isEmpty();
    assertThat(most).hasValueBetween(1, 3);
  }

  /** Has an owner wait in line; returns once it does. */
  private Future<?> wait(FairSemaphore<String> slots, String owner) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var thread = new Thread[1];
    Future<?> call =
        threads.submit(
            () -> {
              thread[0] = Thread.currentThread();
              begun.countDown();
              try (var _ = slots.take(owner, LONG).orElseThrow()) {
                served.add(owner);
              }
              return null;
            });
    begun.await();
    while (thread[0].getState() != Thread.State.TIMED_WAITING && !call.isDone()) {
      Thread.sleep(1);
    }
    return call;
  }
}
