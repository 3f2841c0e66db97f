package io.oscar.reports.engine;

/** The limit of concurrent reports was reached, and no permit became free in time. */
public final class TooManyReports extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyReports() {
    super("too many concurrent reports, retry later");
  }
}
