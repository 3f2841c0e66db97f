package io.oscar.reports.tally;

/** Why a log line that was read is not a request. */
public enum Rejection {
  /** A line of another logger, or a request to something that is not a service. */
  OTHER_LINE("not a service request"),
  /** A request line whose fields are not where the dialect puts them. */
  MALFORMED("malformed"),
  /** A path that holds no DNS-1123 label where the service's name belongs. */
  SERVICE_NAME("unusable service name"),
  /** A user field longer than any OIDC {@code sub} (255 characters). */
  USER("unusable user"),
  /** A line without a readable time, in a source that has no other time for it. */
  TIME("no readable time"),
  /** A line longer than {@link LogLine#MAX_LENGTH}. */
  TOO_LONG("too long"),
  /** A name that no longer fits into the tally ({@link Tally#MAX_SERVICES}). */
  TOO_MANY_NAMES("too many different names");

  private final String text;

  Rejection(String text) {
    this.text = text;
  }

  /** The reason in the words of a source's notes. */
  public String text() {
    return text;
  }
}
