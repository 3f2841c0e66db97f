package io.oscar.reports.trigger.cli;

import java.io.IOException;

/** A report is made but cannot be written. */
final class OutputFailure extends IOException {
  private static final long serialVersionUID = 1;

  OutputFailure(String where, IOException cause) {
    super("cannot write to " + where + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    return cause.getClass().getSimpleName() + " " + cause.getMessage();
  }
}
