package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.ObjectStore;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.source.Progress;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A program that serves nobody, and whose callers may have nothing written. */
record FakeProgram(
    Supplier<ReportFunctions> reports, ObjectStore store, Map<String, String> environment)
    implements Program {

  @Override
  public ReportFunctions functions() {
    return reports.get();
  }

  @Override
  public ReportFunctions functions(List<OperationRequest> operationRequests, Progress progress) {
    return functions();
  }

  @Override
  public Delivery delivery() {
    return new Delivery(store);
  }

  @Override
  public RemoteJobs remoteJobs() {
    var runner = new JobRunner(functions());
    return new RemoteJobs(runner, new JobDelivery(delivery()), null);
  }

  @Override
  public void serve() {
    throw new AssertionError("not called for");
  }
}
