package io.oscar.reports.tally;

/** What one log line turned out to be: every line read is exactly one of these. */
public sealed interface LogLine {

  /**
   * The longest line that is parsed, in characters; longer ones are rejected unread. It is what
   * Loki takes by default (max_line_size, 256 KB), so every line that Loki counts can be parsed.
   */
  int MAX_LENGTH = 262_144;

  /** The time of a line that carries none. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * A request that a service could process.
   *
   * @param service the service's name, a DNS-1123 label
   * @param kind how the request came in
   * @param user the user field as logged; empty where the dialect has none
   * @param address the client's address as logged; may be empty
   * @param epochNanos the line's own time in nanoseconds since 1970, or {@link #NO_TIME}
   */
  record Execution(String service, RequestKind kind, String user, String address, long epochNanos)
      implements LogLine {}

  /**
   * A request that the manager itself turned down (401, 403 or 404), so that no service saw it.
   *
   * @param epochNanos the line's own time in nanoseconds since 1970, or {@link #NO_TIME}
   */
  record Refused(long epochNanos) implements LogLine {}

  /**
   * A line that is no request.
   *
   * @param reason why
   * @param form of a line that speaks of a request and cannot be read, what it looks like, with
   *     nothing in it of what the line holds; else empty
   */
  record Rejected(Rejection reason, String form) implements LogLine {
    /** A line that was understood, and is no request. */
    public Rejected(Rejection reason) {
      this(reason, "");
    }
  }
}
