package io.oscar.reports.report;

/** The manager does not accept the caller's credential, or there is none. */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status the manager's answer: 401 or 403
   * @param message what was refused; never holds the credential
   */
  public AccessDenied(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status to hand on: 401 or 403. */
  public int status() {
    return status;
  }
}
