package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Loki queries of a report. Each throws a {@link io.oscar.reports.source.SourceFailure} if Loki
 * does not answer or rejects it.
 */
interface LokiApi {
  /**
   * The lines of a window, oldest first within a stream.
   *
   * @param limit the maximum number of lines
   */
  LokiResponse<LogEntry> lines(LogQl query, Window window, int limit);

  /** Counts the lines of a window by labels; both ends are whole seconds. */
  LokiResponse<Series> counts(LogQl query, List<String> labels, Window window);

  /** The number of lines of a window; both ends are whole seconds. */
  default long count(LogQl query, Window window) {
    return sum(counts(query, List.of(), window));
  }

  /** The total length of the lines of a window in bytes; both ends are whole seconds. */
  long bytes(LogQl query, Window window);

  /**
   * The volumes of streams by time step, from the index. Requires Loki 2.9.
   *
   * @param label the stream label to group volumes by; null for one volume of all streams
   */
  LokiResponse<Volume> volumes(
      String selector, @Nullable String label, Window window, Duration step);

  /** The tenant's limits that are relevant for reports. Requires Loki 3.5. */
  TenantLimits limits();

  /** Loki's address, for messages. */
  String description();

  /** Whether the report's deadline has passed. */
  boolean isOver();

  /** The total of all series. */
  static long sum(LokiResponse<Series> counts) {
    return counts.data().stream().mapToLong(Series::count).sum();
  }
}
