package io.oscar.reports.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A fair semaphore: waiting calls are served round robin by owner, and first come, first served
 * within an owner. Whatever one owner requests, another waits for one permit at most.
 *
 * @param <K> the type of owners
 */
public final class FairSemaphore<K> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Integer> taken = new HashMap<>();
  private final Map<K, Queue<Waiter>> waiting = new LinkedHashMap<>();
  private final int mostOfOne;
  private final int mostWaitingOfOne;
  private int free;

  /**
   * @param slots the number of permits, at least one
   * @param mostOfOne the maximum number of permits of one owner, at least one
   * @param mostWaitingOfOne the maximum number of waiting calls of one owner
   */
  public FairSemaphore(int slots, int mostOfOne, int mostWaitingOfOne) {
    this.free = slots;
    this.mostOfOne = mostOfOne;
    this.mostWaitingOfOne = mostWaitingOfOne;
  }

  /** A semaphore without limits per owner. */
  public FairSemaphore(int slots) {
    this(slots, slots, Integer.MAX_VALUE);
  }

  /** A permit; closing it releases it. */
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a permit.
   *
   * @param patience the maximum time to wait
   * @return the permit, or empty if none became free in time or too many calls of the owner are
   *     waiting
   * @throws InterruptedException if interrupted; no permit is taken then
   */
  public Optional<Permit> take(K owner, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isFreeFor(owner)) {
        grant(owner);
        return Optional.of(slot(owner));
      }
      return await(owner, patience) ? Optional.of(slot(owner)) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** A waiting call. */
  private static final class Waiter {
    private final Condition served;
    private boolean isServed;

    private Waiter(Condition served) {
      this.served = served;
    }
  }

  private boolean await(K owner, Duration patience) throws InterruptedException {
    Queue<Waiter> queue = waiting.computeIfAbsent(owner, first -> new ArrayDeque<>());
    if (queue.size() >= mostWaitingOfOne) {
      forgetEmpty(owner);
      return false;
    }
    var waiter = new Waiter(lock.newCondition());
    queue.add(waiter);
    try {
      long left = patience.toNanos();
      while (!waiter.isServed && left > 0) {
        left = waiter.served.awaitNanos(left);
      }
      return waiter.isServed;
    } catch (InterruptedException stopped) {
      if (waiter.isServed) {
        giveBack(owner);
      }
      throw stopped;
    } finally {
      if (!waiter.isServed) {
        queue.remove(waiter);
        forgetEmpty(owner);
      }
    }
  }

  private void forgetEmpty(K owner) {
    waiting.computeIfPresent(owner, (same, queue) -> queue.isEmpty() ? null : queue);
  }

  /** An owner waits while a permit is free only at the owner's limit. */
  private boolean isFreeFor(K owner) {
    return free > 0 && taken.getOrDefault(owner, 0) < mostOfOne;
  }

  private void grant(K owner) {
    free--;
    taken.merge(owner, 1, Integer::sum);
  }

  private Permit slot(K owner) {
    var isClosed = new AtomicBoolean();
    return () -> {
      lock.lock();
      try {
        if (!isClosed.getAndSet(true)) {
          giveBack(owner);
        }
      } finally {
        lock.unlock();
      }
    };
  }

  private void giveBack(K owner) {
    free++;
    taken.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
    waiting.keySet().stream().filter(this::isFreeFor).findFirst().ifPresent(this::serve);
  }

  /** Serves an owner's first call and puts the owner behind all others. */
  private void serve(K owner) {
    Queue<Waiter> queue = waiting.remove(owner);
    Waiter next = queue == null ? null : queue.poll();
    if (queue == null || next == null) {
      return;
    }
    if (!queue.isEmpty()) {
      waiting.put(owner, queue);
    }
    grant(owner);
    next.isServed = true;
    next.served.signal();
  }
}
