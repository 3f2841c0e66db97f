package io.oscar.reports.delivery;

import org.jspecify.annotations.Nullable;

/** A report is made but cannot be brought to where it belongs. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param where the file or object that was to be written
   * @param problem what went wrong and what its cause may be; never holds a credential
   */
  public DeliveryFailure(String where, String problem, @Nullable Throwable cause) {
    super("cannot write to " + where + ": " + problem, cause);
  }
}
