package io.oscar.reports.source.directory;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a line that is not counted speaks of the service that a report is about.
 *
 * @param service the service, or null where every line matters
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

  /** Whether a longer service name goes on at a position. */
  private static boolean goesOn(String line, int position) {
    return position < line.length()
        && (line.charAt(position) == '-' || Character.isLetterOrDigit(line.charAt(position)));
  }
}
