package io.oscar.reports.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a source failed. The message is suitable for reports: it contains the action, the
 * source and the likely cause, and never a credential.
 */
public final class SourceFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final int httpStatus;

  /**
   * @param kind the kind of failure
   * @param action the action, such as "reading lines"
   * @param source the source, such as "Loki at http://loki:3100"
   * @param likelyCause the likely cause
   * @param cause the underlying error, or null if the source itself refused
   */
  public SourceFailure(
      Kind kind, String action, String source, String likelyCause, @Nullable Throwable cause) {
    super(action + " from " + source + " failed: " + likelyCause, cause);
    this.kind = kind;
    this.httpStatus = 0;
  }

  /**
   * @param kind the kind of failure
   * @param action the action
   * @param source the source
   * @param likelyCause the likely cause
   * @param httpStatus the HTTP status of the response
   */
  public SourceFailure(
      Kind kind, String action, String source, String likelyCause, int httpStatus) {
    super(action + " from " + source + " failed: " + likelyCause);
    this.kind = kind;
    this.httpStatus = httpStatus;
  }

  private SourceFailure(Kind kind, SourceFailure same) {
    super(same.getMessage(), same.getCause());
    this.kind = kind;
    this.httpStatus = same.httpStatus;
  }

  /** The same failure with a more specific kind. */
  public SourceFailure as(Kind other) {
    return new SourceFailure(other, this);
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The kind of failure, which decides about retries and alternatives. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status of the response, or 0 without a response. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the source did not respond in time. */
  public boolean isUnanswered() {
    return kind == Kind.TIMEOUT && httpStatus == 0;
  }

  /** The kinds of failure, by how to react. */
  public enum Kind {
    /** Nobody answered, or connection lost. */
    UNREACHABLE,
    /** The source answered too late, or report deadline exceeded. */
    TIMEOUT,
    /** The source is overloaded: a retry may succeed. */
    BUSY,
    /** The query is too large: a smaller one may succeed. */
    TOO_LARGE,
    /** The source does not support the call. */
    UNSUPPORTED,
    /** The source rejects the credential. */
    UNAUTHORIZED,
    /** The source rejects the query. */
    REFUSED,
    /** The response is truncated or not from the source, for example from a proxy. */
    UNREADABLE;

    /** Whether a retry may succeed. */
    public boolean isRetryable() {
      return this == BUSY || this == UNREACHABLE || this == UNREADABLE;
    }
  }
}
