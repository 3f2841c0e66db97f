package io.oscar.reports.source.directory;

import org.jspecify.annotations.Nullable;

/**
 * Checks whether a line that is not counted mentions the requested service.
 *
 * @param service the service, or null to accept every line
 */
record ServiceMention(@Nullable String service) {

  /** Whether the service is a segment of some path in the line. */
  boolean in(String line) {
    if (service == null) {
      return true;
    }
    String segment = "/" + service;
    int at = line.indexOf(segment);
    while (at >= 0 && goesOn(line, at + segment.length())) {
      at = line.indexOf(segment, at + 1);
    }
    return at >= 0;
  }

  /** Whether a longer service name continues at a position. */
  private static boolean goesOn(String line, int position) {
    return position < line.length()
        && (line.charAt(position) == '-' || Character.isLetterOrDigit(line.charAt(position)));
  }
}
