package io.oscar.reports.accesslog;

/** A parsed log line: every line is exactly one of these. */
public sealed interface LogLine {

  /**
   * The maximum length of a line in characters; longer ones are rejected. It is Loki's default
   * limit (max_line_size, 256 KB), so every line that Loki counts can be parsed.
   */
  int MAX_LENGTH = 262_144;

  /** The time of a line without one. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * A request that was passed to a service.
   *
   * @param service the service's name, a DNS-1123 label
   * @param kind the kind of the request
   * @param user the user field as logged; may be empty
   * @param address the client's address as logged; may be empty
   * @param epochNanos the line's own time in nanoseconds since 1970, or {@link #NO_TIME}
   */
  record Execution(String service, RequestKind kind, String user, String address, long epochNanos)
      implements LogLine {}

  /**
   * A request refused by the manager (401, 403 or 404), not passed to a service.
   *
   * @param epochNanos the line's own time in nanoseconds since 1970, or {@link #NO_TIME}
   */
  record Refused(long epochNanos) implements LogLine {}

  /**
   * A line that is not a request.
   *
   * @param reason the reason
   * @param form the form of an unreadable request line, without its content; else empty
   */
  record Rejected(Rejection reason, String form) implements LogLine {
    /** A readable line that is not a request. */
    public Rejected(Rejection reason) {
      this(reason, "");
    }
  }
}
