package io.oscar.reports.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source could not do what it was asked. The text is fit for a report: it says what was tried,
 * with whom, and what is likely wrong, and never holds a credential.
 */
public final class SourceFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final int httpStatus;

  /**
   * @param kind what sort of failure it is
   * @param action what was tried, as in "reading lines"
   * @param source with whom, as in "Loki at http://loki:3100"
   * @param likelyCause what is likely wrong
   * @param cause the underlying error, or null where the source itself said no
   */
  public SourceFailure(
      Kind kind, String action, String source, String likelyCause, @Nullable Throwable cause) {
    super(action + " from " + source + " failed: " + likelyCause, cause);
    this.kind = kind;
    this.httpStatus = 0;
  }

  /**
   * @param kind what sort of failure it is
   * @param action what was tried
   * @param source with whom
   * @param likelyCause what is likely wrong
   * @param httpStatus the HTTP status with which the source said no
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

  /** The same failure, once its text has told what sort it really is. */
  public SourceFailure as(Kind other) {
    return new SourceFailure(other, this);
  }

  /** Never null, unlike that of exceptions in general. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** What sort of failure it is, which decides what can be tried instead. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status with which the source said no, or 0 where it did not answer like that. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the source said nothing at all in the time that the question had. */
  public boolean isSilence() {
    return kind == Kind.TIMEOUT && httpStatus == 0;
  }

  /** The sorts of failure that call for different answers. */
  public enum Kind {
    /** Nobody answered, or the connection broke. */
    UNREACHABLE,
    /** The source answered too late, or the report's deadline came first. */
    TIMEOUT,
    /** The source is overloaded: the same call may go through later. */
    BUSY,
    /** The source refuses the size of the question: a smaller one may be answered. */
    TOO_LARGE,
    /** The source does not know the call. */
    UNSUPPORTED,
    /** The source does not accept the credential. */
    UNAUTHORIZED,
    /** The source refuses the question. */
    REFUSED,
    /** The answer was cut off, or is none of the source's: a proxy may have answered. */
    UNREADABLE;

    /** Whether the same question may be answered a little later. */
    public boolean mayPass() {
      return this == BUSY || this == UNREACHABLE || this == UNREADABLE;
    }
  }
}
