package io.oscar.reports.config;

/** An environment variable is invalid; the message names it and the reason, and never a secret. */
public final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param variable the variable's name
   * @param problem what is wrong with it, starting in lower case
   */
  public InvalidSetting(String variable, String problem) {
    super(variable + ": " + problem);
  }
}
