package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All reports requested by one message.
 *
 * @param calls the queries, in order; at least one
 * @param output the prefix or object to write them to, or null if they are the response
 */
public record ReportJob(List<OperationRequest> calls, @Nullable ObjectAddress output) {
  public ReportJob {
    calls = List.copyOf(calls);
  }

  /** The caller of all queries. */
  Caller caller() {
    return calls.getFirst().request().caller();
  }

  /** A job of one report, returned as the response. */
  public static ReportJob of(Operation operation, ReportRequest request) {
    return new ReportJob(List.of(new OperationRequest(operation, request)), null);
  }
}
