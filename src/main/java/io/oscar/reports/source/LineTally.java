package io.oscar.reports.source;

import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.LogLine.Execution;
import io.oscar.reports.tally.LogLine.Refused;
import io.oscar.reports.tally.LogLine.Rejected;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Rejection;
import io.oscar.reports.tally.RequestKind;
import io.oscar.reports.tally.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Folds parsed lines into a tally, as a request for one stream and perhaps one service wants it.
 */
public final class LineTally {
  private final LogRequest request;
  private final Origins origins;

  /**
   * @param request what is to be tallied
   * @param origins where requests came from
   */
  public LineTally(LogRequest request, Origins origins) {
    this.request = request;
    this.origins = origins;
  }

  /** Starts the tally of a window of the log. */
  public Tally.Builder newPart() {
    return Tally.partBuilder(request.audience()::knows, request.buckets().by());
  }

  /** Starts the tally of the whole log, which those of its windows are added to. */
  public Tally.Builder newWhole() {
    return Tally.builder(request.audience()::knows, request.buckets().by());
  }

  /**
   * Accounts for equal lines.
   *
   * @param country the country that the lines are labelled with, or null
   * @param count how many lines there are
   * @param epochNanos their time in nanoseconds since 1970, or {@link LogLine#NO_TIME}
   */
  public void add(
      Tally.Builder tally, LogLine line, @Nullable String country, long count, long epochNanos) {
    add(tally, line, country, count, epochNanos, epochNanos);
  }

  /**
   * Accounts for equal lines.
   *
   * @param country the country that the lines are labelled with, or null
   * @param count how many lines there are
   * @param epochNanos their time in nanoseconds since 1970, or {@link LogLine#NO_TIME}
   * @param about a moment in the bucket that their times are in, in nanoseconds since 1970
   */
  public void add(
      Tally.Builder tally,
      LogLine line,
      @Nullable String country,
      long count,
      long epochNanos,
      long about) {
    switch (line) {
      // the query lets lines through that only mention the service
      case Execution ofAnother when !request.wants(ofAnother.service()) ->
          tally.reject(Rejection.OTHER_LINE, count);
      case Execution hidden when !request.audience().mayKnow(hidden.service()) -> tally.hide(count);
      case Execution execution ->
          tally.count(cell(execution, country), count, epochNanos, request.buckets().at(about));
      case Refused refused -> tally.refuse(count);
      case Rejected rejected -> tally.reject(rejected, count);
    }
    if (!request.audience().isScoped()) {
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
