package io.oscar.reports.report;

import java.util.Collection;

/** The caller may not see a service of that name, or there is none. */
public final class UnknownService extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param service the name asked for
   */
  public UnknownService(String service) {
    super("service: no service named '" + service + "' is visible with this credential");
  }

  /**
   * @param service the name asked for
   * @param known the services that there are
   */
  public UnknownService(String service, Collection<String> known) {
    super(
        "service: there is no service '"
            + service
            + "' in this range"
            + Nearest.suggestion(service, known));
  }
}
