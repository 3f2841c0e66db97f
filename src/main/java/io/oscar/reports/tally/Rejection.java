package io.oscar.reports.tally;

/** Why a log line that was read is not a request. */
public enum Rejection {
  /** A line of another logger, or a request to something that is not a service. */
  OTHER_LINE("not a service request", false),
  /** A line that speaks of a request, in a form that is not known; or one that broke off. */
  MALFORMED("malformed", false),
  /** A path that holds no DNS-1123 label where the service's name belongs. */
  SERVICE_NAME("unusable service name", true),
  /** A user field longer than any OIDC {@code sub} (255 characters). */
  USER("unusable user", true),
  /** A line without a readable time, in a source that has no other time for it. */
  TIME("no readable time", false),
  /** A line longer than {@link LogLine#MAX_LENGTH}. */
  TOO_LONG("too long", false);

  private final String text;
  private final boolean request;

  Rejection(String text, boolean request) {
    this.text = text;
    this.request = request;
  }

  /** The reason in the words of a source's notes. */
  public String text() {
    return text;
  }

  /** Whether the line was read in full and is a request, though none that counts. */
  public boolean isRequest() {
    return request;
  }
}
