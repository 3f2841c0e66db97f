package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.oscar.Invocation;
import io.oscar.reports.trigger.oscar.OscarService;
import io.oscar.reports.trigger.oscar.ServiceMisconfigured;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * Answers one call of an OSCAR service. Run by the service's script for every call, so it starts
 * fast: there are no options to parse.
 */
@Command(
    name = InvokeCommand.NAME,
    description = "Answer one call of an OSCAR service; run by the service's script.",
    footer = {
      "",
      "Reads what OSCAR's supervisor sets: INPUT_FILE_PATH, the request as JSON or",
      "base64 (empty: the summary of the last 24 hours), and TMP_OUTPUT_DIR, where",
      "the report is written. To create a report by hand, use summary or run.",
      "Example:",
      "  INPUT_FILE_PATH=request.json TMP_OUTPUT_DIR=/tmp/out \\",
      "    oscar-reports invoke"
    },
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class InvokeCommand implements Callable<Integer> {
  static final String NAME = "invoke";

  private final Program program;
  private final Terminal terminal;

  InvokeCommand(Program program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  /** Answers the call described by the environment and returns the exit code. */
  @Override
  public Integer call() {
    try {
      Invocation call = Invocation.of(program.environment());
      var service = new OscarService(set(program::remoteJobs), set(program::delivery), this::warn);
      return service.answer(call) ? ExitCode.DONE : ExitCode.FAILED;
    } catch (ServiceMisconfigured wrong) {
      new PrintStream(terminal.err(), true, StandardCharsets.UTF_8)
          .println("oscar-reports: " + wrong.getMessage());
      return ExitCode.WRONG_USE;
    }
  }

  /** CSV has no place for the notes of sources. */
  private void warn(FinishedReport made) {
    if (made.format() == ReportFormat.CSV) {
      GapPrinter.print(made.report(), terminal.messages());
    }
  }

  private static <T> Supplier<T> set(Supplier<T> made) {
    return () -> {
      try {
        return made.get();
      } catch (UsageError wrong) {
        throw new ServiceMisconfigured(String.valueOf(wrong.getMessage()), wrong);
      }
    };
  }
}
