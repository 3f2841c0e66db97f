package io.oscar.reports.trigger.cli;

import java.io.IOException;

/** The reader of standard output has closed the pipe, as {@code head} does. */
final class BrokenPipe extends IOException {
  private static final long serialVersionUID = 1;

  BrokenPipe(IOException cause) {
    super(cause);
  }
}
