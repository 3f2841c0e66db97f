package io.oscar.reports.config;

import java.util.List;

/**
 * Settings of the HTTP server.
 *
 * @param port the port to listen on; 0 for any free one
 * @param corsOrigins the origins whose pages may read reports in a browser, {@code *} for all; none
 *     by default
 * @param access who may call the server
 */
public record HttpSettings(int port, List<String> corsOrigins, Access access) {
  public HttpSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** Settings of a server that listens on the loopback address only. */
  public HttpSettings(int port, List<String> corsOrigins) {
    this(port, corsOrigins, Access.LOOPBACK);
  }

  /** Who may call the server. */
  public enum Access {
    /** Callers whose credential the manager accepts ({@code OSCAR_URL}). */
    MANAGER,
    /** Everybody who can reach the server ({@code REPORTS_OPEN}). */
    OPEN,
    /** Local processes only: there is no manager to check credentials, nor {@code REPORTS_OPEN}. */
    LOOPBACK
  }
}
