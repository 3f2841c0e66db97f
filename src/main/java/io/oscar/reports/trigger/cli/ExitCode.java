package io.oscar.reports.trigger.cli;

/** What the program tells the shell. */
final class ExitCode {
  static final int DONE = 0;

  /** The report could not be made or written. */
  static final int FAILED = 1;

  /** An option or a setting is wrong. */
  static final int WRONG_USE = 2;

  /** The report was asked for with {@code --strict}, and is incomplete. */
  static final int INCOMPLETE = 3;

  private ExitCode() {}
}
