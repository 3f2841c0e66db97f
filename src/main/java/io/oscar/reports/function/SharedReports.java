package io.oscar.reports.function;

import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.source.FairSlots;
import io.oscar.reports.source.FairSlots.Slot;
import io.oscar.reports.source.InventoryReading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports that are made of one reading, a few at a time. Calls that ask for the same report get
 * the same one.
 */
final class SharedReports {
  // A report may be large, and is kept until the slowest of its readers has it.
  private static final int AT_ONCE = 2;

  private final FairSlots<Object> room;
  private final Map<Wanted, SharedReport> reports = new HashMap<>();

  // Held while a report is made, of a part of the tallies that may be as large as they are.
  private final Object making = new Object();

  /**
   * @param isForDifferentViews whether the readers see different services, so that none of them is
   *     to keep others from their reports
   */
  SharedReports(boolean isForDifferentViews) {
    int mostOfOne = isForDifferentViews ? AT_ONCE - 1 : AT_ONCE;
    this.room = new FairSlots<>(AT_ONCE, mostOfOne, Integer.MAX_VALUE);
  }

  /** What makes two calls want the same report. */
  private record Wanted(Operation operation, ReportQuery query, View view) {}

  /**
   * The report that a call asks for; to be closed when its reader has it.
   *
   * @param visible the services that the reader sees, or null where all see the same
   * @param readings what it is made of
   */
  synchronized SharedReport report(
      Inquiry inquiry, @Nullable InventoryReading visible, Readings readings) {
    SharedReport report =
        reports.computeIfAbsent(
            new Wanted(inquiry.operation(), inquiry.request().query(), View.of(visible)),
            wanted -> new SharedReport(wanted, inquiry, visible, readings));
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

  /** A report that calls share; it is made for the first that asks for it. */
  final class SharedReport implements AutoCloseable {
    private final Wanted wanted;
    private final Inquiry inquiry;
    private final @Nullable InventoryReading visible;
    private final Readings readings;
    private int readers;
    private @Nullable Slot place;
    private @Nullable ReportResponse made;

    private SharedReport(
        Wanted wanted, Inquiry inquiry, @Nullable InventoryReading visible, Readings readings) {
      this.wanted = wanted;
      this.inquiry = inquiry;
      this.visible = visible;
      this.readings = readings;
    }

    /**
     * The report; waits until it is made.
     *
     * @param reader who asks, and waits for room until the call is due
     * @throws TooManyReports if too many other reports are made of the same reading
     */
    synchronized ReportResponse made(Admission reader) {
      ReportResponse known = made;
      if (known == null) {
        readings.await(inquiry.needs());
        takePlace(reader);
        synchronized (making) {
          known = inquiry.report(readings.part(visible).facts(inquiry.needs()));
        }
        made = known;
      }
      return known;
    }

    private void takePlace(Admission reader) {
      if (place != null) {
        return; // taken for one that could not be made
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
