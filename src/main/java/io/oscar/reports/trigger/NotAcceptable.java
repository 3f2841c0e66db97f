package io.oscar.reports.trigger;

/** The client accepts none of the formats of reports (406). */
public final class NotAcceptable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotAcceptable(String message) {
    super(message);
  }
}
