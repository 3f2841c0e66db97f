package io.oscar.reports.report;

import java.util.Collection;

/** The caller asked for something that cannot be: says which parameter is wrong and why. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;

  /**
   * @param parameter the parameter's name as the caller wrote it
   * @param problem what is wrong with it, starting in lower case
   */
  public InvalidRequest(String parameter, String problem) {
    super(parameter + ": " + problem);
    this.parameter = parameter;
  }

  /**
   * Says that a text is none of the names that a parameter may have.
   *
   * @param meant the text as names are written, by which the nearest of them is suggested
   */
  public static InvalidRequest notOneOf(
      String parameter, String text, String meant, Collection<String> names) {
    return new InvalidRequest(
        parameter,
        "'"
            + text
            + "' is not one of "
            + String.join(", ", names)
            + Nearest.suggestion(meant, names));
  }

  /** The name of the parameter that is wrong. */
  public String parameter() {
    return parameter;
  }
}
