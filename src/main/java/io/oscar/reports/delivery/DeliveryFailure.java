package io.oscar.reports.delivery;

import io.oscar.reports.report.FileProblem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finished report cannot be written to its target. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String outline;

  /**
   * @param where the file or object that was to be written
   * @param problem the problem and its likely cause; never contains a credential
   */
  public DeliveryFailure(String where, String problem, @Nullable Throwable cause) {
    this(cause, "cannot write to " + where + ": " + problem);
  }

  /** The failure of a file or stream that cannot be written to. */
  public static DeliveryFailure of(String where, IOException broken) {
    return new DeliveryFailure(where, FileProblem.of(broken), broken);
  }

  private DeliveryFailure(@Nullable Throwable cause, String message) {
    this(cause, message, message);
  }

  private DeliveryFailure(@Nullable Throwable cause, String message, String outline) {
    super(message, cause);
    this.outline = outline;
  }

  /** The same failure, with the server's address removed from its outline. */
  public DeliveryFailure hiding(String address, String host) {
    String message = String.valueOf(getMessage());
    String outline =
        message.replace(address, "the store").replace("host '" + host + "'", "the store's host");
    return new DeliveryFailure(getCause(), message, outline);
  }

  /** The same failure, also listing the reports written before it. */
  public DeliveryFailure after(List<String> written) {
    String before = " (written before: " + String.join(", ", written) + ")";
    return written.isEmpty()
        ? this
        : new DeliveryFailure(this, getMessage() + before, outline + before);
  }

  /** The message for remote callers, without the server's address. */
  public String outline() {
    return outline;
  }
}
