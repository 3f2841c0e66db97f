package io.oscar.reports.function;

import io.oscar.reports.function.Turns.Turn;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is read of a subject for some calls, and the reports that are made of it. */
final class SharedReading {
  private final Sources sources;
  private final Subject subject;
  private final boolean isForDifferentViews;
  private final Deadline deadline;
  private final CompletableFuture<Boolean> isStarted = new CompletableFuture<>();
  private final SharedReports reports;
  private int shares;
  private volatile @Nullable Readings readings;
  private @Nullable Questions questions;
  private @Nullable Turn turn;

  /**
   * @param isForDifferentViews whether the callers see different services
   * @param deadline that of the first call
   */
  SharedReading(Sources sources, Subject subject, boolean isForDifferentViews, Deadline deadline) {
    this.sources = sources;
    this.subject = subject;
    this.isForDifferentViews = isForDifferentViews;
    this.deadline = deadline;
    this.reports = new SharedReports(isForDifferentViews);
  }

  /**
   * Starts to read.
   *
   * @param turns waits for a turn
   * @param visible what the manager shows to the first caller, or null where it is to be asked
   * @throws TooManyReports if there was no turn
   */
  void start(Supplier<Turn> turns, @Nullable InventoryReading visible, Set<Need> needs) {
    try {
      turn = turns.get();
      var asking = new Questions(deadline);
      questions = asking;
      var started =
          new Readings(
              sources,
              subject,
              isForDifferentViews,
              asking.inventory(sources.inventory(), visible),
              asking,
              deadline);
      started.ask(needs);
      readings = started;
      isStarted.complete(true);
    } finally {
      isStarted.complete(false);
    }
  }

  /**
   * Waits until its first call has a turn.
   *
   * @return whether it got one
   * @throws TooManyReports if it takes too long
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

  /** Asks for what another call needs, too. */
  void ask(Set<Need> needs) {
    started().ask(needs);
  }

  /** Whether all that a view shows can be told, as if nothing else had been read; waits for it. */
  boolean showsAllOf(View view, Set<Need> needs) {
    return started().showAllOf(view, needs);
  }

  /** Whether whoever joins now would get old news, or none. */
  boolean isOver() {
    Readings known = readings;
    return known == null ? isStarted.isDone() : known.isOver();
  }

  /** One call more shares the reading. */
  void enter() {
    shares++;
  }

  /**
   * One call less shares the reading; with the last one it ends.
   *
   * @return whether it has ended
   */
  boolean leave() {
    shares--;
    if (shares > 0) {
      return false;
    }
    if (questions != null) {
      questions.close();
    }
    if (turn != null) {
      turn.close();
    }
    return true;
  }

  /** The report that a call asks for; to be closed when its reader has it. */
  SharedReports.SharedReport report(Inquiry inquiry, @Nullable InventoryReading visible) {
    return reports.report(inquiry, visible, started());
  }

  private Readings started() {
    Readings known = readings;
    if (known == null) {
      throw new IllegalStateException("nothing is being read");
    }
    return known;
  }
}
