package io.oscar.reports.trigger.http;

import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Says why a server cannot listen. */
final class Listening {
  private Listening() {}

  /**
   * What is wrong with a port, with the next step, or null where the failure has another cause.
   *
   * @param failed what the server failed with, or what wraps it
   */
  static @Nullable String problem(Throwable failed, int port) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || isTaken(cause)) {
        return "port " + port + " is in use: stop what listens there, or set PORT to another one";
      }
      if (cause instanceof BindException refused) {
        return "port " + port + " cannot be listened on: " + refused.getMessage() + " (PORT)";
      }
    }
    return null;
  }

  private static boolean isTaken(Throwable cause) {
    return cause instanceof BindException
        && String.valueOf(cause.getMessage()).contains("already in use");
  }
}
