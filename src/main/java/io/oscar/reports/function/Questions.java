package io.oscar.reports.function;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.SourceFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions of one call, some of them asked side by side, in the order in which they come;
 * closing it gives up on what is unanswered.
 */
final class Questions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

  // Sources keep the deadline themselves; this is for one that does not.
  private static final Duration GRACE = Duration.ofSeconds(2);
  // A report asks three, and the manager; a call may ask for twenty reports on different ranges.
  private static final int AT_ONCE = 6;

  private final Deadline deadline;
  private final Deadline patience;
  // Not virtual, nor in the sources: the JVM gives a thread in a system call, such as the poller of
  // virtual threads' connections, 0.3 s at its end, which is as long as a small report takes.
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  Questions(Deadline deadline) {
    this.deadline = deadline;
    this.patience =
        deadline.at() == null
            ? deadline
            : new Deadline(deadline.clock(), deadline.at().plus(GRACE));
  }

  /**
   * Asks a question. It may wait for the answer to one that was asked before it.
   *
   * @param otherwise makes the answer of a source that breaks or does not answer, from the reason
   */
  <T> Question<T> ask(Callable<T> question, Function<String, T> otherwise) {
    var isAsked = new AtomicBoolean();
    Future<T> answer =
        threads.submit(
            () -> {
              isAsked.set(true);
              return question.call();
            });
    return new Question<>(answer, isAsked, otherwise);
  }

  /**
   * Asks for the services that the readers of reports see.
   *
   * @param known what is known of them already, or null where the configured credential is to be
   *     used
   */
  Question<InventoryReading> inventory(
      ServiceInventory inventory, @Nullable InventoryReading known) {
    if (known != null) {
      return answered(known);
    }
    return ask(
        () -> inventory.list(Caller.UNATTENDED, deadline),
        why ->
            new InventoryReading(
                Inventory.UNKNOWN,
                SourceStatus.missing(SourceName.SERVICE_INVENTORY, "the source " + why)));
  }

  /** A question that is answered already. */
  <T> Question<T> answered(T answer) {
    return new Question<>(
        CompletableFuture.completedFuture(answer), new AtomicBoolean(true), why -> answer);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A question that is under way. */
  final class Question<T> {
    private final Future<T> future;
    private final AtomicBoolean isAsked;
    private final Function<String, T> otherwise;

    private Question(Future<T> future, AtomicBoolean isAsked, Function<String, T> otherwise) {
      this.future = future;
      this.isAsked = isAsked;
      this.otherwise = otherwise;
    }

    /** Whether there is an answer, or it is known that there will be none. */
    boolean isAnswered() {
      return future.isDone();
    }

    /** The answer; waits for it until a little after the report's deadline. */
    T answer() {
      try {
        return future.get(patience.remaining().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        return otherwise.apply(
            isAsked.get()
                ? "did not answer before the report's deadline"
                : "could not be asked before the report's deadline: the call asks for too much");
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return otherwise.apply("was interrupted");
      } catch (ExecutionException broken) {
        return rethrowOrReplace(broken.getCause());
      }
    }

    private T rethrowOrReplace(@Nullable Throwable cause) {
      return switch (cause) {
        case Error error -> throw error;
        case AccessDenied refusal -> throw refusal;
        case AccessUnverifiable refusal -> throw refusal;
        case SourceFailure failure -> otherwise.apply("broke: " + failure.getMessage());
        case null, default -> {
          // What an unforeseen exception says may be fit for the log only.
          LOG.error("A source broke", cause);
          yield otherwise.apply("broke unexpectedly");
        }
      };
    }
  }
}
