package io.oscar.reports.delivery;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report is made but cannot be brought to where it belongs. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param where the file or object that was to be written
   * @param problem what went wrong and what its cause may be; never holds a credential
   */
  public DeliveryFailure(String where, String problem, @Nullable Throwable cause) {
    this("cannot write to " + where + ": " + problem, cause);
  }

  /** What a file or stream that cannot be written to means. */
  public static DeliveryFailure of(String where, IOException broken) {
    String problem = broken.getClass().getSimpleName() + " " + broken.getMessage();
    return new DeliveryFailure(where, problem, broken);
  }

  private DeliveryFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same failure, which also says what was written before it. */
  public DeliveryFailure after(List<String> written) {
    String before = " (written before: " + String.join(", ", written) + ")";
    return written.isEmpty() ? this : new DeliveryFailure(getMessage() + before, this);
  }
}
