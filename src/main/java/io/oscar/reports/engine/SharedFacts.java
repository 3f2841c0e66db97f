package io.oscar.reports.engine;

import io.oscar.reports.engine.ConcurrencyLimit.Permit;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts shared by concurrent calls, and the reports computed from them. */
final class SharedFacts {
  private final Sources sources;
  private final Selection selection;
  private final boolean isForDifferentViews;
  private final Deadline deadline;
  private final CompletableFuture<Boolean> isStarted = new CompletableFuture<>();
  private final SharedReports reports;
  private int shares;
  private volatile @Nullable PendingFacts pendingFacts;
  private @Nullable SourceCalls calls;
  private @Nullable Permit permit;

  /**
   * @param isForDifferentViews whether the callers see different services
   * @param deadline that of the first call
   */
  SharedFacts(
      Sources sources, Selection selection, boolean isForDifferentViews, Deadline deadline) {
    this.sources = sources;
    this.selection = selection;
    this.isForDifferentViews = isForDifferentViews;
    this.deadline = deadline;
    this.reports = new SharedReports(isForDifferentViews);
  }

  /**
   * Starts the source calls.
   *
   * @param concurrencyLimit waits for a permit
   * @param visible the services visible to the first caller, or null to ask the manager
   * @throws TooManyReports if no permit becomes free
   */
  void start(
      Supplier<Permit> concurrencyLimit,
      @Nullable InventoryReading visible,
      Set<RequiredData> needs) {
    try {
      permit = concurrencyLimit.get();
      var asking = new SourceCalls(deadline);
      calls = asking;
      var started =
          new PendingFacts(
              sources,
              selection,
              isForDifferentViews,
              asking.inventory(sources.inventory(), visible),
              asking,
              deadline);
      started.ask(needs);
      pendingFacts = started;
      isStarted.complete(true);
    } finally {
      isStarted.complete(false);
    }
  }

  /**
   * Waits until its first call has a permit.
   *
   * @return whether it got one
   * @throws TooManyReports on timeout
   */
  boolean isStartedBy(Deadline latest) {
    try {
      return isStarted.get(latest.remaining().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new TooManyReports();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TooManyReports();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Starts the source calls of another query. */
  void ask(Set<RequiredData> needs) {
    started().ask(needs);
  }

  /** Whether the visible part equals a read of that part alone; waits for it. */
  boolean showsAllOf(VisibleServices view, Set<RequiredData> needs) {
    return started().showAllOf(view, needs);
  }

  /** Whether a joining call would get outdated results, or none. */
  boolean isOver() {
    PendingFacts known = pendingFacts;
    return known == null ? isStarted.isDone() : known.isOver();
  }

  /** Adds a call. */
  void enter() {
    shares++;
  }

  /**
   * Removes a call; with the last one, ends.
   *
   * @return whether it has ended
   */
  boolean leave() {
    shares--;
    if (shares > 0) {
      return false;
    }
    if (calls != null) {
      calls.close();
    }
    if (permit != null) {
      permit.close();
    }
    return true;
  }

  /** The report of a query; to be closed when it has been written. */
  SharedReports.SharedReport report(
      OperationRequest operationRequest, @Nullable InventoryReading visible) {
    return reports.report(operationRequest, visible, started());
  }

  private PendingFacts started() {
    PendingFacts known = pendingFacts;
    if (known == null) {
      throw new IllegalStateException("no read in progress");
    }
    return known;
  }
}
