package io.oscar.reports.trigger.cli;

import org.jspecify.annotations.Nullable;

/** A usage error: exit code 2, with the message as the only output. */
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message which option or setting is invalid, and why; never a secret
   */
  public UsageError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
