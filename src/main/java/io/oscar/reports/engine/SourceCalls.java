package io.oscar.reports.engine;

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
 * The source calls of one request, executed concurrently up to a limit, in order; closing cancels
 * unfinished ones.
 */
final class SourceCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceCalls.class);

  // Sources observe the deadline themselves; this is a safety net.
  private static final Duration GRACE = Duration.ofSeconds(2);
  // A report needs three sources and the manager; a call may request twenty reports on different
  // ranges.
  private static final int AT_ONCE = 6;

  private final Deadline deadline;
  private final Deadline patience;
  // Platform threads, here and in the sources: at exit, the JVM waits up to 0.3 s for a thread in a
  // system call, such as the poller of virtual threads, which is as long as a small report takes.
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  SourceCalls(Deadline deadline) {
    this.deadline = deadline;
    this.patience =
        deadline.at() == null
            ? deadline
            : new Deadline(deadline.clock(), deadline.at().plus(GRACE));
  }

  /**
   * Starts a call. It may wait for the result of an earlier one.
   *
   * @param otherwise creates the result of a failed call from the reason
   */
  <T> SourceCall<T> ask(Callable<T> call, Function<String, T> otherwise) {
    var isAsked = new AtomicBoolean();
    Future<T> answer =
        threads.submit(
            () -> {
              isAsked.set(true);
              return call.call();
            });
    return new SourceCall<>(answer, isAsked, otherwise);
  }

  /**
   * Starts the call for the services visible to the callers.
   *
   * @param known the services if already known, or null to use the configured credential
   */
  SourceCall<InventoryReading> inventory(
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

  /** A completed call. */
  <T> SourceCall<T> answered(T answer) {
    return new SourceCall<>(
        CompletableFuture.completedFuture(answer), new AtomicBoolean(true), why -> answer);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A running call. */
  final class SourceCall<T> {
    private final Future<T> future;
    private final AtomicBoolean isAsked;
    private final Function<String, T> otherwise;

    private SourceCall(Future<T> future, AtomicBoolean isAsked, Function<String, T> otherwise) {
      this.future = future;
      this.isAsked = isAsked;
      this.otherwise = otherwise;
    }

    /** Whether the call has completed or failed. */
    boolean isAnswered() {
      return future.isDone();
    }

    /** The result; waits until shortly after the report's deadline. */
    T answer() {
      try {
        return future.get(patience.remaining().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        return otherwise.apply(
            isAsked.get()
                ? "did not answer before the report's deadline"
                : "was not queried before the report's deadline: request fewer reports per call");
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
        case SourceFailure failure -> otherwise.apply("failed: " + failure.getMessage());
        case null, default -> {
          // The message of an unexpected exception is logged only.
          LOG.error("A source failed unexpectedly", cause);
          yield otherwise.apply("failed unexpectedly");
        }
      };
    }
  }
}
