package io.oscar.reports.function;

/** As many reports as may be made at once are being made, and went on for too long to wait. */
public final class TooManyReports extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyReports() {
    super("as many reports as may be made at once are being made: try again later");
  }
}
