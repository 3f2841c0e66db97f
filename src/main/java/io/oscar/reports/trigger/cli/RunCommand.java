package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.job.Receipt;
import io.oscar.reports.trigger.job.ReportJob;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the reports of a JSON request. */
@Command(
    name = "run",
    description = "Create the reports of a JSON request.",
    footer = {
      "",
      "The request has the fields that POST takes, and operation (a command that",
      "creates a report) or operations (a list of them, also of breakdown-by-user",
      "and the like), and output:",
      "  {\"period\": \"last-month\", \"format\": \"csv\", \"output\": \"s3://bucket/prefix/\",",
      "   \"operations\": [\"summary\", \"breakdown-by-service\", \"breakdown-by-user\"]}",
      "Examples:",
      "  oscar-reports run --input request.json",
      "  echo '{\"period\": \"7d\"}' | oscar-reports run -o summary.csv"
    },
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class RunCommand implements Callable<Integer> {
  private final Program program;
  private final Terminal terminal;
  private final RequestInput input;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "The file with the request. Default: standard input.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "TARGET",
      description =
          "Write to a file, or below a folder/ or s3://bucket/prefix/ under each report's default"
              + " name. Required for several reports. The format is the request's, else that of"
              + " TARGET's extension, else json.")
  private @Nullable String output;

  @Option(
      names = "--strict",
      description = "Exit with code 3 if a source does not cover the whole range.")
  private boolean strict;

  @Mixin private final VerbosityOptions verbosity = new VerbosityOptions();

  RunCommand(Program program, Terminal terminal, InputStream in) {
    this.program = program;
    this.terminal = terminal;
    this.input = new RequestInput(in);
  }

  @Override
  public Integer call() throws BrokenPipe {
    try {
      ReportJob job = input.read(file).toJob(null, Caller.UNATTENDED);
      return run(job, target(job));
    } catch (InvalidRequest wrong) {
      // The invalid parameter is a field of the request, not an option.
      throw new UsageError(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private int run(ReportJob job, @Nullable Target target) throws BrokenPipe {
    // Incomplete reports are written, too.
    List<FinishedReport> reports = make(job, target);
    deliver(reports, target, isAsked(job));
    return isAsked(job) && isIncomplete(reports)
        ? ExitCode.INCOMPLETE
        : ExitCode.of(reports.stream().map(FinishedReport::report).toList());
  }

  private List<FinishedReport> make(ReportJob job, @Nullable Target target) {
    try (ProgressLine progress = verbosity.progress(terminal)) {
      var runner =
          new JobRunner(operationRequests -> program.functions(operationRequests, progress));
      return runner.run(lenient(job), () -> format(target));
    }
  }

  private void deliver(List<FinishedReport> reports, @Nullable Target target, boolean isStrict)
      throws BrokenPipe {
    var out = new Output(terminal, verbosity.verbosity(), isStrict, program::delivery);
    if (target == null) {
      FinishedReport only = reports.getFirst();
      out.write(only.report(), only.format(), null);
      return;
    }
    reports.forEach(made -> out.warn(made.report()));
    Delivery delivery = program.delivery();
    Receipt receipt = new JobDelivery(delivery).deliver(reports, target);
    receipt.objects().forEach(written -> out.written(written.object()));
  }

  private @Nullable Target target(ReportJob job) {
    Target named = OutputOption.of(output);
    ObjectAddress asked = job.output();
    Target ofRequest = asked == null ? null : new Target.Objects(asked);
    if (named != null && ofRequest != null && !named.equals(ofRequest)) {
      throw new InvalidRequest("--output", "conflicts with the output of the request");
    }
    Target target = named == null ? ofRequest : named;
    if (target == null && job.calls().size() > 1) {
      throw new InvalidRequest("operations", "several reports require an output (--output)");
    }
    return target;
  }

  private ReportFormat format(@Nullable Target target) {
    return switch (target) {
      case null -> terminal.defaultFormat();
      case Target set -> OutputOption.format(set);
    };
  }

  private static ReportJob lenient(ReportJob job) {
    return new ReportJob(
        job.calls().stream().map(OperationRequest::lenient).toList(), job.output());
  }

  private boolean isAsked(ReportJob job) {
    return strict || job.calls().stream().anyMatch(call -> call.request().strict());
  }

  private static boolean isIncomplete(List<FinishedReport> reports) {
    return reports.stream().anyMatch(made -> !made.report().isComplete());
  }
}
