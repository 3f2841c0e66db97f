package io.oscar.reports.report;

/** The caller may not see a service of that name, or there is none. */
public final class UnknownService extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param service the name asked for
   */
  public UnknownService(String service) {
    super("service: no service named '" + service + "' is visible with this credential");
  }
}
