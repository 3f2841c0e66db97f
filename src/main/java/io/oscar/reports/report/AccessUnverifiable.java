package io.oscar.reports.report;

/** A caller's credential could not be checked, because the manager did not respond (503). */
public final class AccessUnverifiable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message why the request to the manager failed; never contains the credential
   */
  public AccessUnverifiable(String message) {
    super(message);
  }
}
