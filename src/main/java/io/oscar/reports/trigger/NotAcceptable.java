package io.oscar.reports.trigger;

/** The client accepts no form that a report can have. */
public final class NotAcceptable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotAcceptable(String message) {
    super(message);
  }
}
