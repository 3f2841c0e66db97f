package io.oscar.reports.trigger.cli;

import org.jspecify.annotations.Nullable;

/** The program cannot do what it was told to; the message is the one line the user sees. */
public final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message which option or setting is wrong, and why; never a secret
   */
  public WrongUse(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
