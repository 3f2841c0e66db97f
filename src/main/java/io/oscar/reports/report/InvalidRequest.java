package io.oscar.reports.report;

import java.util.Collection;

/** The request is invalid (400): names the parameter and the reason. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;

  /**
   * @param parameter the parameter's name as used by the caller
   * @param problem the reason, starting in lower case
   */
  public InvalidRequest(String parameter, String problem) {
    super(parameter + ": " + problem);
    this.parameter = parameter;
  }

  /**
   * The error for a value that is not one of the valid ones.
   *
   * @param meant the normalized text, for which a similar value is suggested
   */
  public static InvalidRequest notOneOf(
      String parameter, String text, String meant, Collection<String> names) {
    return new InvalidRequest(
        parameter,
        "'"
            + text
            + "' is not one of "
            + String.join(", ", names)
            + SpellingSuggestion.suggestion(meant, names));
  }

  /** The name of the invalid parameter. */
  public String parameter() {
    return parameter;
  }
}
