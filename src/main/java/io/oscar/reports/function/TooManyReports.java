package io.oscar.reports.function;

/** As many reports as may be made at once are being made, and went on for too long to wait. */
public final class TooManyReports extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyReports(int atOnce) {
    super(atOnce + " reports are being made already, which is the limit: try again later");
  }
}
