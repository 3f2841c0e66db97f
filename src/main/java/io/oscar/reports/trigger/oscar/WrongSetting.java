package io.oscar.reports.trigger.oscar;

import org.jspecify.annotations.Nullable;

/** The service is set up wrongly: no caller can do anything about it. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message which setting is wrong, and why; never a secret
   */
  public WrongSetting(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
