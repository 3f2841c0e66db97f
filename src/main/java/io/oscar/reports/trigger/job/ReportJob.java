package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.function.Inquiry;
import io.oscar.reports.function.Operation;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one message asks for.
 *
 * @param calls the reports, in their order; at least one
 * @param output the bucket's prefix (or object) that they are to be written to, or null where they
 *     are the answer
 */
public record ReportJob(List<Inquiry> calls, @Nullable ObjectAddress output) {
  public ReportJob {
    calls = List.copyOf(calls);
  }

  /** On whose behalf all of the reports are made. */
  Caller caller() {
    return calls.getFirst().request().caller();
  }

  /** One report, which is the answer. */
  public static ReportJob of(Operation operation, ReportRequest request) {
    return new ReportJob(List.of(new Inquiry(operation, request)), null);
  }
}
