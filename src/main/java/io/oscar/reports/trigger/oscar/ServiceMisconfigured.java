package io.oscar.reports.trigger.oscar;

import org.jspecify.annotations.Nullable;

/** The service is misconfigured: an error of its operator, not of the caller. */
public final class ServiceMisconfigured extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message which setting is invalid, and why; never a secret
   */
  public ServiceMisconfigured(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
