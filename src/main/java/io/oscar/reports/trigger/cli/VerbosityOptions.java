package io.oscar.reports.trigger.cli;

import picocli.CommandLine.Option;

/** The options {@code --quiet} and {@code --verbose}. */
final class VerbosityOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors and missing data.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also print every retry and the reading time.")
  private boolean verbose;

  Verbosity verbosity() {
    if (quiet) {
      return Verbosity.QUIET;
    }
    return verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }

  /** Starts to show the progress of a report. */
  ProgressLine progress(Terminal terminal) {
    return new ProgressLine(
        terminal.messages(), terminal.isErrInteractive(), verbosity(), System::nanoTime, true);
  }
}
