package io.oscar.reports.trigger.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Serves reports over HTTP. */
@Command(
    name = "serve",
    description = "Serve reports over HTTP on PORT (8080), on the paths of OSCAR's metrics API.",
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class)
final class ServeCommand implements Callable<Integer> {
  private final Program program;

  ServeCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws InterruptedException {
    program.serve();
    return ExitCode.DONE;
  }
}
