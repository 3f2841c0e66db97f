package io.oscar.reports.function;

import io.oscar.reports.function.Turns.Turn;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a subject for some calls, and the reports that they have been made of it. Calls
 * that ask for the same report get the same one.
 */
final class SharedReading {
  // A report may be large, and is kept until the slowest of its readers has it.
  private static final int REPORTS_AT_ONCE = 2;

  private final Sources sources;
  private final Subject subject;
  private final Deadline deadline;
  private final CompletableFuture<Boolean> isStarted = new CompletableFuture<>();
  private final Semaphore room = new Semaphore(REPORTS_AT_ONCE, true);
  private final Map<Inquiry, SharedReport> reports = new HashMap<>();
  private int shares;
  private volatile @Nullable Readings readings;
  private @Nullable Questions questions;
  private @Nullable Turn turn;

  /**
   * @param deadline that of the first call
   */
  SharedReading(Sources sources, Subject subject, Deadline deadline) {
    this.sources = sources;
    this.subject = subject;
    this.deadline = deadline;
  }

  /**
   * Starts to read.
   *
   * @param turns waits for a turn
   * @param visible what the manager shows to the callers, or null where it is still to be asked
   * @throws TooManyReports if there was no turn
   */
  void start(Supplier<Turn> turns, @Nullable InventoryReading visible, Set<Need> needs) {
    try {
      turn = turns.get();
      var asking = new Questions(deadline);
      questions = asking;
      var started =
          new Readings(
              sources, subject, asking.inventory(sources.inventory(), visible), asking, deadline);
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
    Readings known = readings;
    if (known != null) {
      known.ask(needs);
    }
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

  /** The report that an inquiry asks for; to be closed when its reader has it. */
  synchronized SharedReport report(Inquiry inquiry) {
    SharedReport report =
        reports.computeIfAbsent(inquiry.content(), first -> new SharedReport(inquiry));
    report.readers++;
    return report;
  }

  private synchronized void close(SharedReport report) {
    report.readers--;
    if (report.readers == 0) {
      reports.remove(report.inquiry.content(), report);
      report.forget();
    }
  }

  /** A report that calls share; it is made for the first that asks for it. */
  final class SharedReport implements AutoCloseable {
    private final Inquiry inquiry;
    private int readers;
    private boolean hasRoom;
    private @Nullable ReportResponse made;

    private SharedReport(Inquiry inquiry) {
      this.inquiry = inquiry;
    }

    /**
     * The report; waits until it is made.
     *
     * @param due until when to wait for room
     * @throws TooManyReports if too many other reports are made of the same reading
     */
    synchronized ReportResponse made(Deadline due) {
      ReportResponse known = made;
      if (known == null) {
        ReportFacts facts = facts();
        takeRoom(due);
        known = inquiry.report(facts);
        made = known;
      }
      return known;
    }

    private ReportFacts facts() {
      Readings known = readings;
      if (known == null) {
        throw new IllegalStateException("nothing is being read");
      }
      return known.facts(inquiry.needs());
    }

    private void takeRoom(Deadline due) {
      if (hasRoom) {
        return; // taken for one that could not be made
      }
      try {
        if (!room.tryAcquire(due.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
          throw new TooManyReports();
        }
        hasRoom = true;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new TooManyReports();
      }
    }

    private synchronized void forget() {
      if (hasRoom) {
        room.release();
      }
    }

    @Override
    public void close() {
      SharedReading.this.close(this);
    }
  }
}
