package io.oscar.reports.trigger.cli;

/** How much is said beside the report. */
enum Verbosity {
  /** What is wrong or missing, and nothing else. */
  QUIET,
  /** Also where reports are written, and on a terminal how far they are. */
  NORMAL,
  /** Also every retry and how long reading took, to whomever. */
  VERBOSE;

  boolean isNormal() {
    return this == NORMAL;
  }
}
