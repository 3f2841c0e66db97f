package io.oscar.reports.assembly;

import java.util.List;

/**
 * How reports are served.
 *
 * @param port the port to listen on; 0 for any free one
 * @param corsOrigins the origins whose pages may read reports in a browser, {@code *} for all; none
 *     by default
 */
public record HttpSettings(int port, List<String> corsOrigins) {
  public HttpSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }
}
