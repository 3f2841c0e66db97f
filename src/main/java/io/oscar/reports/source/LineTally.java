package io.oscar.reports.source;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;
import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import org.jspecify.annotations.Nullable;

/** Counts parsed lines in a tally, as specified by a request. */
public final class LineTally {
  private final LogRequest request;
  private final OriginResolver origins;

  /**
   * @param request the request
   * @param origins resolves the origin of requests
   */
  public LineTally(LogRequest request, OriginResolver origins) {
    this.request = request;
    this.origins = origins;
  }

  /** Starts the tally of a window of the log. */
  public Tally.Builder newPart() {
    return Tally.partBuilder(request.visibility()::knows, request.buckets().by());
  }

  /** Starts the tally of the whole log, to which those of windows are added. */
  public Tally.Builder newWhole() {
    return Tally.builder(request.visibility()::knows, request.buckets().by());
  }

  /**
   * Counts equal lines.
   *
   * @param country the country label of the lines, or null
   * @param count the number of lines
   * @param epochNanos their timestamp in nanoseconds since 1970, or {@link LogLine#NO_TIME}
   */
  public void add(
      Tally.Builder tally, LogLine line, @Nullable String country, long count, long epochNanos) {
    add(tally, line, country, count, epochNanos, epochNanos);
  }

  /**
   * Counts equal lines.
   *
   * @param country the country label of the lines, or null
   * @param count the number of lines
   * @param epochNanos their timestamp in nanoseconds since 1970, or {@link LogLine#NO_TIME}
   * @param about an instant in the bucket of their timestamps, in nanoseconds since 1970
   */
  public void add(
      Tally.Builder tally,
      LogLine line,
      @Nullable String country,
      long count,
      long epochNanos,
      long about) {
    switch (line) {
      // the query also selects lines that only mention the service
      case Execution ofAnother when !request.wants(ofAnother.service()) ->
          tally.reject(Rejection.OTHER_LINE, count);
      case Execution hidden when !request.visibility().isVisible(hidden.service()) ->
          tally.hide(count);
      case Execution execution ->
          tally.count(cell(execution, country), count, epochNanos, request.buckets().at(about));
      case Refused refused -> tally.refuse(count);
      case Rejected rejected -> tally.reject(rejected, count);
    }
    if (!request.visibility().isScoped()) {
      tally.seen(epochNanos);
    }
  }

  private Tally.Cell cell(Execution execution, @Nullable String country) {
    boolean exposed = execution.kind() == RequestKind.EXPOSED;
    return new Tally.Cell(
        execution.service(),
        execution.kind(),
        exposed ? "" : execution.user(),
        exposed ? Origin.PRIVATE : origins.of(country, execution.address()));
  }
}
