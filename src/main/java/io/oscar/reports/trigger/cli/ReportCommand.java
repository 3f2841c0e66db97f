package io.oscar.reports.trigger.cli;

import io.oscar.reports.function.IncompleteReport;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.RequestFields;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** What the commands that make a report have in common. */
abstract class ReportCommand implements Callable<Integer> {
  private final Program program;
  private final Terminal terminal;
  @Mixin private final ReportOptions options = new ReportOptions();

  ReportCommand(Program program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  /** Sets the parts of the request that this command alone has. */
  abstract void addTo(RequestFields fields);

  /** The function that this command calls. */
  abstract Function<ReportRequest, ReportResponse> function(ReportFunctions functions);

  @Override
  public final Integer call() throws IOException {
    var fields = new RequestFields();
    options.addTo(fields, terminal);
    addTo(fields);
    ReportRequest request = fields.toRequest(Caller.UNATTENDED);
    ReportFormat format = Objects.requireNonNull(request.format());
    try {
      ReportResponse report = function(program.functions()).apply(request);
      write(report, format);
      return ExitCode.DONE;
    } catch (IncompleteReport incomplete) {
      write(incomplete.report(), format);
      return ExitCode.INCOMPLETE;
    }
  }

  private void write(ReportResponse report, ReportFormat format) throws IOException {
    if (!report.isComplete() && !(format == ReportFormat.TABLE && options.output() == null)) {
      warn(report);
    }
    Delivery.write(report, format, options.output(), terminal);
  }

  /** A reader of JSON or CSV, or of a file, may not notice by itself. */
  private void warn(ReportResponse report) {
    var err = new PrintStream(terminal.err(), true, StandardCharsets.UTF_8);
    Delivery.gaps(report).forEach(err::println);
  }
}
