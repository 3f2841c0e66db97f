package io.oscar.reports.delivery;

import io.oscar.reports.report.FileProblem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report is made but cannot be brought to where it belongs. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String outline;

  /**
   * @param where the file or object that was to be written
   * @param problem what went wrong and what its cause may be; never holds a credential
   */
  public DeliveryFailure(String where, String problem, @Nullable Throwable cause) {
    this(cause, "cannot write to " + where + ": " + problem);
  }

  /** What a file or stream that cannot be written to means. */
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

  /** The same failure, whose outline does not say where a server is. */
  public DeliveryFailure hiding(String address, String host) {
    String message = String.valueOf(getMessage());
    String outline = message.replace(address, "the store").replace("'" + host + "'", "of it");
    return new DeliveryFailure(getCause(), message, outline);
  }

  /** The same failure, which also says what was written before it. */
  public DeliveryFailure after(List<String> written) {
    String before = " (written before: " + String.join(", ", written) + ")";
    return written.isEmpty()
        ? this
        : new DeliveryFailure(this, getMessage() + before, outline + before);
  }

  /** The message for callers from elsewhere: without the address of a server. */
  public String outline() {
    return outline;
  }
}
