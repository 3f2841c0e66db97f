package io.oscar.reports.engine;

import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.source.FairSemaphore;
import io.oscar.reports.source.FairSemaphore.Permit;
import io.oscar.reports.source.InventoryReading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reports computed from shared facts, a few at a time. Equal queries share a report. */
final class SharedReports {
  // A report may be large and is kept until its slowest client has read it.
  private static final int AT_ONCE = 2;

  private final FairSemaphore<Object> room;
  private final Map<Wanted, SharedReport> reports = new HashMap<>();

  // Held while a report is computed, as filtered tallies may be as large as the originals.
  private final Object making = new Object();

  /**
   * @param isForDifferentViews whether the callers see different services, so that none may block
   *     the others
   */
  SharedReports(boolean isForDifferentViews) {
    int mostOfOne = isForDifferentViews ? AT_ONCE - 1 : AT_ONCE;
    this.room = new FairSemaphore<>(AT_ONCE, mostOfOne, Integer.MAX_VALUE);
  }

  /** The key of equal reports. */
  private record Wanted(Operation operation, ReportQuery query, VisibleServices view) {}

  /**
   * The report of a query; to be closed when it has been written.
   *
   * @param visible the services visible to the caller, or null if all callers see the same
   * @param pendingFacts the facts to compute it from
   */
  synchronized SharedReport report(
      OperationRequest operationRequest,
      @Nullable InventoryReading visible,
      PendingFacts pendingFacts) {
    SharedReport report =
        reports.computeIfAbsent(
            new Wanted(
                operationRequest.operation(),
                operationRequest.request().query(),
                VisibleServices.of(visible)),
            wanted -> new SharedReport(wanted, operationRequest, visible, pendingFacts));
    report.readers++;
    return report;
  }

  private synchronized void close(SharedReport report) {
    report.readers--;
    if (report.readers == 0) {
      reports.remove(report.wanted, report);
      report.forget();
    }
  }

  /** A shared report, computed on first use. */
  final class SharedReport implements AutoCloseable {
    private final Wanted wanted;
    private final OperationRequest operationRequest;
    private final @Nullable InventoryReading visible;
    private final PendingFacts pendingFacts;
    private int readers;
    private @Nullable Permit place;
    private @Nullable ReportResponse made;

    private SharedReport(
        Wanted wanted,
        OperationRequest operationRequest,
        @Nullable InventoryReading visible,
        PendingFacts pendingFacts) {
      this.wanted = wanted;
      this.operationRequest = operationRequest;
      this.visible = visible;
      this.pendingFacts = pendingFacts;
    }

    /**
     * The report; waits until it is computed.
     *
     * @param reader the call, which waits for capacity until its deadline
     * @throws TooManyReports if too many other reports are computed from the same facts
     */
    synchronized ReportResponse made(Admission reader) {
      ReportResponse known = made;
      if (known == null) {
        pendingFacts.await(operationRequest.needs());
        takePlace(reader);
        synchronized (making) {
          known =
              operationRequest.report(pendingFacts.part(visible).facts(operationRequest.needs()));
        }
        made = known;
      }
      return known;
    }

    private void takePlace(Admission reader) {
      if (place != null) {
        return; // treated as failed
      }
      try {
        Duration patience = reader.deadline().remaining();
        place = room.take(CallerKey.of(reader.caller()), patience).orElseThrow(TooManyReports::new);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new TooManyReports();
      }
    }

    private synchronized void forget() {
      if (place != null) {
        place.close();
      }
    }

    @Override
    public void close() {
      SharedReports.this.close(this);
    }
  }
}
