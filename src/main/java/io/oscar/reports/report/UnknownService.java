package io.oscar.reports.report;

import java.util.Collection;

/** The service does not exist or is not visible to the caller (404). */
public final class UnknownService extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param service the requested name
   */
  public UnknownService(String service) {
    super("service: no service named '" + service + "' is visible with this credential");
  }

  /**
   * @param service the requested name
   * @param known the known services
   */
  public UnknownService(String service, Collection<String> known) {
    super(
        "service: no service '"
            + service
            + "' in this range"
            + SpellingSuggestion.suggestion(service, known));
  }
}
