package io.oscar.reports.source.loki;

/** An answer of Loki that is not 200. */
final class StubRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  StubRefusal(int status, String text) {
    super(text);
    this.status = status;
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
