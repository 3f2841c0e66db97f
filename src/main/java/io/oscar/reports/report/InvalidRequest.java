package io.oscar.reports.report;

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

  /** The name of the parameter that is wrong. */
  public String parameter() {
    return parameter;
  }
}
