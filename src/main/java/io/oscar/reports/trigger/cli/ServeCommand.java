package io.oscar.reports.trigger.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Serves reports over HTTP. */
@Command(
    name = "serve",
    description = "Serve reports over HTTP on PORT (8080), on the paths of OSCAR's metrics API.",
    footer = {
      "",
      "Examples:",
      "  LOKI_URL=http://loki:3100 OSCAR_URL=https://oscar.example.org \\",
      "    oscar-reports serve",
      "  PORT=9090 LOGS_DIR=src/main/sample oscar-reports serve"
    },
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
