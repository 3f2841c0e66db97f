package io.oscar.reports.assembly;

import java.util.List;

/**
 * How reports are served.
 *
 * @param port the port to listen on; 0 for any free one
 * @param corsOrigins the origins whose pages may read reports in a browser, {@code *} for all; none
 *     by default
 * @param access whom the reports are for
 */
public record HttpSettings(int port, List<String> corsOrigins, Access access) {
  public HttpSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** Reports for whoever works on this machine. */
  public HttpSettings(int port, List<String> corsOrigins) {
    this(port, corsOrigins, Access.LOOPBACK);
  }

  /** Whom reports are for. */
  public enum Access {
    /** Whoever the manager accepts ({@code OSCAR_URL}). */
    MANAGER,
    /** Whoever reaches the server, as its operator wants ({@code REPORTS_OPEN}). */
    OPEN,
    /** There is no manager to ask, and nobody said that this is meant: this machine alone. */
    LOOPBACK
  }
}
