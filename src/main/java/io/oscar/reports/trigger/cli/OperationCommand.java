package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.engine.IncompleteReport;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command of an operation, with an option for each of its parameters. */
final class OperationCommand implements Callable<Integer> {
  private static final String OUTPUT = "--output";

  private final Operation operation;
  private final Program program;
  private final Terminal terminal;
  private final VerbosityOptions verbosity = new VerbosityOptions();
  private final CommandSpec spec;

  OperationCommand(Operation operation, Program program, Terminal terminal) {
    this.operation = operation;
    this.program = program;
    this.terminal = terminal;
    this.spec =
        CommandSpec.wrapWithoutInspection(this)
            .name(operation.key())
            .mixinStandardHelpOptions(true)
            .versionProvider(new OscarReportsCommand.Version())
            .addMixin("verbosity", CommandSpec.forAnnotatedObject(verbosity));
    spec.usageMessage().description(operation.title()).footer(footer());
    operation.parameters().forEach(parameter -> spec.addOption(option(parameter)));
    spec.addOption(output());
  }

  /** The command's specification for picocli. */
  CommandSpec spec() {
    return spec;
  }

  private String[] footer() {
    var lines = new ArrayList<>(List.of("", "Examples:"));
    operation
        .examples()
        .forEach(example -> lines.add("  oscar-reports " + operation.key() + " " + example));
    return lines.toArray(String[]::new);
  }

  private OptionSpec option(Parameter parameter) {
    OptionSpec.Builder option =
        OptionSpec.builder(parameter.option())
            .description(parameter.help())
            .required(operation.requires(parameter))
            .type(parameter.isFlag() ? boolean.class : String.class);
    if (!parameter.isFlag()) {
      option.paramLabel(parameter.placeholder());
    }
    if (!parameter.choices().isEmpty()) {
      option.completionCandidates(parameter.choices());
    }
    return option.build();
  }

  private static OptionSpec output() {
    return OptionSpec.builder("-o", OUTPUT)
        .paramLabel("TARGET")
        .type(String.class)
        .description(
            "Write to a file, atomically, instead of standard output (-); below a folder/ or"
                + " s3://bucket/prefix/ under the report's default name.")
        .build();
  }

  @Override
  public Integer call() throws BrokenPipe {
    @Nullable Target target = OutputOption.of(value(OUTPUT));
    ReportRequest request = request(target);
    ReportFormat format = Objects.requireNonNull(request.format());
    var output = new Output(terminal, verbosity.verbosity(), request.strict(), program::delivery);
    try {
      ReportResponse report = make(new OperationRequest(operation, request));
      output.write(report, format, target);
      return ExitCode.of(report);
    } catch (IncompleteReport incomplete) {
      output.write(incomplete.report(), format, target);
      return ExitCode.INCOMPLETE;
    }
  }

  private ReportRequest request(@Nullable Target target) {
    var fields = new RequestFields();
    for (Parameter parameter : operation.parameters()) {
      String value = value(parameter.option());
      if (value != null) {
        fields.set(parameter, value);
      }
    }
    if (!fields.isSet(Parameter.FORMAT)) {
      ReportFormat implied =
          target == null ? terminal.defaultFormat() : OutputOption.format(target);
      fields.set(Parameter.FORMAT, implied.key());
    }
    return fields.toRequest(Caller.UNATTENDED);
  }

  private @Nullable String value(String option) {
    Object value = spec.findOption(option).getValue();
    return value == null ? null : value.toString();
  }

  private ReportResponse make(OperationRequest operationRequest) {
    List<OperationRequest> operationRequests = List.of(operationRequest);
    try (ProgressLine progress = verbosity.progress(terminal)) {
      return program.functions(operationRequests, progress).together(operationRequests).getFirst();
    }
  }
}
