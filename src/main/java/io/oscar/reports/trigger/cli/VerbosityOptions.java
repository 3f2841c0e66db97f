package io.oscar.reports.trigger.cli;

import picocli.CommandLine.Option;

/** How much a command is to say beside its reports. */
final class VerbosityOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Say only what is wrong or missing.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also say every retry, and how long reading took.")
  private boolean verbose;

  Verbosity verbosity() {
    if (quiet) {
      return Verbosity.QUIET;
    }
    return verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }

  /** Begins to tell how far a report is. */
  ProgressLine progress(Terminal terminal) {
    return new ProgressLine(
        terminal.messages(), terminal.isErrInteractive(), verbosity(), System::nanoTime, true);
  }
}
