package io.oscar.reports.trigger;

/** The client accepts none of the forms that a report has. */
public final class NotAcceptable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotAcceptable(String message) {
    super(message);
  }
}
