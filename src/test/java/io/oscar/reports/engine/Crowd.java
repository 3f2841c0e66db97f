package io.oscar.reports.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers who come at the same time. */
final class Crowd {
  private static final int LOOKS = 10;

  private Crowd() {}

  /**
   * Makes calls side by side.
   *
   * @param whenAllWait what ends their waiting, when all of them wait for something
   * @return their answers, in the order of the calls
   */
  static <T> List<T> atOnce(List<Callable<T>> calls, Runnable whenAllWait) throws Exception {
    var threads = new ConcurrentLinkedQueue<Thread>();
    try (ExecutorService executor = Executors.newFixedThreadPool(calls.size())) {
      var answers = new ArrayList<Future<T>>();
      for (Callable<T> call : calls) {
        answers.add(
            executor.submit(
                () -> {
                  threads.add(Thread.currentThread());
                  return call.call();
                }));
      }
      // A thread may wait for a moment only, such as for a lock.
      for (int looks = 0; looks < LOOKS; looks++) {
        Thread.sleep(20);
        if (threads.size() < calls.size() || !threads.stream().allMatch(Crowd::isWaiting)) {
          looks = 0;
        }
      }
      whenAllWait.run();
      var all = new ArrayList<T>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }
}
