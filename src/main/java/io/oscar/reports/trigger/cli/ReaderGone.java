package io.oscar.reports.trigger.cli;

import java.io.IOException;

/** Whoever read the standard output has read enough, as {@code head} does. */
final class ReaderGone extends IOException {
  private static final long serialVersionUID = 1;

  ReaderGone(IOException cause) {
    super(cause);
  }
}
