package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report asks Loki. Every question throws a {@link io.oscar.reports.source.SourceFailure} if
 * Loki gives no answer or refuses.
 */
interface LokiApi {
  /**
   * The lines of a window, oldest first within a stream.
   *
   * @param limit the most lines to return
   */
  LokiAnswer<LogEntry> lines(LogQl query, Window window, int limit);

  /** The lines of a window, both of whose ends are whole seconds, counted by labels. */
  LokiAnswer<Series> counts(LogQl query, List<String> labels, Window window);

  /** The number of lines of a window, both of whose ends are whole seconds. */
  default long count(LogQl query, Window window) {
    return sum(counts(query, List.of(), window));
  }

  /** How long the lines of a window are together, in bytes; its ends are whole seconds. */
  long bytes(LogQl query, Window window);

  /**
   * What the index knows of the volume of streams, step by step. Needs Loki 2.9.
   *
   * @param label the label of streams to tell the volumes by, of those that have it; null for one
   *     volume of all streams
   */
  LokiAnswer<Volume> volumes(String selector, @Nullable String label, Window window, Duration step);

  /** The limits of the tenant, as far as they matter for reports. Needs Loki 3.5. */
  TenantLimits limits();

  /** Loki's address, for messages. */
  String description();

  /** Whether the report's time is up. */
  boolean isOver();

  /** The counts of all series together. */
  static long sum(LokiAnswer<Series> counts) {
    return counts.data().stream().mapToLong(Series::count).sum();
  }
}
