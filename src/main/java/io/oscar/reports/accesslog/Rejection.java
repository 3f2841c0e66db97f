package io.oscar.reports.accesslog;

/** Why a log line that was read is not a request. */
public enum Rejection {
  /** A line of another logger, or a request to something that is not a service. */
  OTHER_LINE("not a service request", false),
  /** A request line in an unknown format, or a truncated one. */
  MALFORMED("malformed", false),
  /** A path with an invalid service name (not a DNS-1123 label). */
  SERVICE_NAME("unusable service name", true),
  /** A user field longer than any OIDC {@code sub} (255 characters). */
  USER("unusable user", true),
  /** A line without a readable time, in a source that has no other one. */
  TIME("no readable time", false),
  /** A line longer than {@link LogLine#MAX_LENGTH}. */
  TOO_LONG("too long", false);

  private final String text;
  private final boolean request;

  Rejection(String text, boolean request) {
    this.text = text;
    this.request = request;
  }

  /** The reason in notes of sources. */
  public String text() {
    return text;
  }

  /** Whether the line was parsed completely and is a request that does not count. */
  public boolean isRequest() {
    return request;
  }
}
