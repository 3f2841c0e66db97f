package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.trigger.JobRunner.Made;
import io.oscar.reports.trigger.oscar.Invocation;
import io.oscar.reports.trigger.oscar.OscarService;
import io.oscar.reports.trigger.oscar.WrongSetting;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Answers one call of an OSCAR service; its script runs this, and no user. */
@Command(
    name = "invoke",
    description = "Answer one call of an OSCAR service, from its environment.",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class InvokeCommand implements Callable<Integer> {
  private final Program program;
  private final Output output;

  InvokeCommand(Program program, Terminal terminal) {
    this.program = program;
    this.output = new Output(terminal, program::delivery);
  }

  @Override
  public Integer call() {
    var service = new OscarService(set(program::remoteJobs), set(program::delivery), this::warn);
    return service.answer(invocation()) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Invocation invocation() {
    try {
      return Invocation.of(program.environment());
    } catch (WrongSetting wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** CSV has no place for what its sources could say. */
  private void warn(Made made) {
    if (made.format() == ReportFormat.CSV) {
      output.warn(made.report());
    }
  }

  private static <T> Supplier<T> set(Supplier<T> made) {
    return () -> {
      try {
        return made.get();
      } catch (WrongUse wrong) {
        throw new WrongSetting(String.valueOf(wrong.getMessage()), wrong);
      }
    };
  }
}
