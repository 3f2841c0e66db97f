package io.oscar.reports.trigger.http;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Explains why the server cannot bind to its port. */
final class BindErrors {
  private BindErrors() {}

  /**
   * The error with the next step, or null if the failure has another cause.
   *
   * @param failed the exception or one of its wrappers
   */
  static @Nullable String problem(Throwable failed, int port) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || isTaken(cause)) {
        return "port " + port + " is already in use: stop the other process or set PORT";
      }
      if (cause instanceof BindException refused) {
        return "cannot bind to port " + port + ": " + refused.getMessage() + " (PORT)";
      }
    }
    return null;
  }

  private static boolean isTaken(Throwable cause) {
    return cause instanceof BindException
        && String.valueOf(cause.getMessage()).contains("already in use");
  }
}
