package io.oscar.reports.trigger.cli;

/** How much is printed to standard error. */
enum Verbosity {
  /** Errors and missing data only. */
  QUIET,
  /** Also where reports are written and, on a terminal, the progress. */
  NORMAL,
  /** Also every retry and the reading time, even without a terminal. */
  VERBOSE;

  boolean isNormal() {
    return this == NORMAL;
  }
}
