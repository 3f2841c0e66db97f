package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.function.IncompleteReport;
import io.oscar.reports.function.Inquiry;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.job.Operation;
import io.oscar.reports.trigger.request.RequestFields;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What the commands that make a report have in common. */
abstract class ReportCommand implements Callable<Integer> {
  private final Operation operation;
  private final Program program;
  private final Terminal terminal;
  @Mixin private final ReportOptions options = new ReportOptions();

  @Mixin private final VerbosityOptions verbosity = new VerbosityOptions();

  ReportCommand(Operation operation, Program program, Terminal terminal) {
    this.operation = operation;
    this.program = program;
    this.terminal = terminal;
  }

  /** Sets the parts of the request that this command alone has. */
  abstract void addTo(RequestFields fields);

  @Override
  public final Integer call() throws ReaderGone {
    var fields = new RequestFields();
    options.addTo(fields, terminal);
    addTo(fields);
    ReportRequest request = fields.toRequest(Caller.UNATTENDED);
    ReportFormat format = Objects.requireNonNull(request.format());
    @Nullable Target target = options.target();
    var output = new Output(terminal, verbosity.verbosity(), request.strict(), program::delivery);
    try {
      ReportResponse report = make(request);
      output.write(report, format, target);
      return ExitCode.of(report);
    } catch (IncompleteReport incomplete) {
      output.write(incomplete.report(), format, target);
      return ExitCode.INCOMPLETE;
    }
  }

  private ReportResponse make(ReportRequest request) {
    List<Inquiry> inquiries = List.of(operation.inquiry(request));
    try (ProgressLine progress = verbosity.progress(terminal)) {
      return program.functions(inquiries, progress).together(inquiries).getFirst();
    }
  }
}
