package io.oscar.reports.report;

/** A caller's credential could not be checked, because the manager did not answer. */
public final class AccessUnverifiable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message why the manager could not be asked; never holds the credential
   */
  public AccessUnverifiable(String message) {
    super(message);
  }
}
