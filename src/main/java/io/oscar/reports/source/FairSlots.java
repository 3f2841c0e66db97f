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
 * A limited number of slots, shared fairly: those who wait are served owner by owner (round robin),
 * and first come, first served within an owner. However much one owner asks for, another one waits
 * for one slot at most.
 *
 * @param <K> tells the owners apart
 */
public final class FairSlots<K> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Integer> taken = new HashMap<>();
  private final Map<K, Queue<Waiter>> waiting = new LinkedHashMap<>();
  private final int mostOfOne;
  private final int mostWaitingOfOne;
  private int free;

  /**
   * @param slots how many there are, at least one
   * @param mostOfOne how many of them one owner may have at once, at least one
   * @param mostWaitingOfOne how many calls of one owner may wait at once
   */
  public FairSlots(int slots, int mostOfOne, int mostWaitingOfOne) {
    this.free = slots;
    this.mostOfOne = mostOfOne;
    this.mostWaitingOfOne = mostWaitingOfOne;
  }

  /** Slots of which one owner may have all, and may wait for any number. */
  public FairSlots(int slots) {
    this(slots, slots, Integer.MAX_VALUE);
  }

  /** A slot that is taken; closing it gives it to the next. */
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a slot.
   *
   * @param patience how long to wait at the most
   * @return the slot, or nothing if none came free in time or too many calls of the owner wait
   * @throws InterruptedException if the wait is interrupted; nothing is taken then
   */
  public Optional<Slot> take(K owner, Duration patience) throws InterruptedException {
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

  /** A call that waits. */
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

  /** Who waits while a slot is free has as many as one owner may have. */
  private boolean isFreeFor(K owner) {
    return free > 0 && taken.getOrDefault(owner, 0) < mostOfOne;
  }

  private void grant(K owner) {
    free--;
    taken.merge(owner, 1, Integer::sum);
  }

  private Slot slot(K owner) {
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
