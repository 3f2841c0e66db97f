package io.oscar.reports.accesslog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines of a file that a container runtime split into several entries, each with the
 * runtime's prefix or in docker's JSON.
 *
 * <p>A continuation always belongs to the line before, whatever it looks like, as callers control
 * most of a long line and could forge a line in it. A line is truncated just beyond the maximum
 * length.
 */
public final class PartialLines {
  private static final int KEPT = LogLine.MAX_LENGTH + 1;
  private static final int STREAM_LENGTH = " stdout F ".length();

  private final Begun stdout = new Begun();
  private final Begun stderr = new Begun();

  /** The line completed by an entry, or null if it continues in another entry. */
  public @Nullable String add(String entry) {
    String line = entry.startsWith("{") ? DockerLine.unwrap(entry) : entry;
    int text = LinePrefix.afterRuntime(line);
    if (text == 0) {
      return line;
    }
    Begun begun = line.startsWith(" stdout", text - STREAM_LENGTH) ? stdout : stderr;
    if (LinePrefix.isPartial(line)) {
      begun.add(line, text);
      return null;
    }
    return begun.isEmpty() ? line : begun.end(line, text);
  }

  /** The unfinished lines at the end of a file; further entries are of another file. */
  public List<String> rest() {
    var rest = new ArrayList<String>();
    for (Begun begun : List.of(stdout, stderr)) {
      if (!begun.isEmpty()) {
        rest.add(begun.take());
      }
    }
    return rest;
  }

  /** An unfinished line with the prefix of its first entry. */
  private static final class Begun {
    private final StringBuilder line = new StringBuilder();
    private int text;

    boolean isEmpty() {
      return line.isEmpty();
    }

    void add(String entry, int from) {
      if (isEmpty()) {
        text = from;
        append(entry, 0);
      } else {
        append(entry, from);
      }
    }

    String end(String entry, int from) {
      append(entry, from);
      line.setCharAt(text - "P ".length(), 'F');
      return take();
    }

    String take() {
      String whole = line.toString();
      line.setLength(0);
      return whole;
    }

    private void append(String entry, int from) {
      int room = Math.max(0, KEPT - line.length());
      line.append(entry, from, Math.min(entry.length(), from + room));
    }
  }
}
