package io.oscar.reports.report;

/** The caller's credential was rejected by the manager, or is missing (401, 403). */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status the manager's status: 401 or 403
   * @param message the reason; never contains the credential
   */
  public AccessDenied(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status to return: 401 or 403. */
  public int status() {
    return status;
  }
}
