package io.oscar.reports.tally;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts those lines of one file together again that a container runtime split: a long line is
 * written in several entries, each after the prefix of the runtime or in docker's wrapper.
 *
 * <p>What goes on in a later entry is part of the line before, whatever it looks like: a caller
 * chooses most of a long line, and so could make its rest look like a line of its own. Of a line
 * only so much is kept that it still shows whether it is too long.
 */
public final class PartialLines {
  private static final int KEPT = LogLine.MAX_LENGTH + 1;
  private static final int STREAM_LENGTH = " stdout F ".length();

  private final Begun stdout = new Begun();
  private final Begun stderr = new Begun();

  /** The whole line that an entry ends, or null where the line goes on in another entry. */
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

  /** The lines that still go on where the file ends; what follows is another file. */
  public List<String> rest() {
    var rest = new ArrayList<String>();
    for (Begun begun : List.of(stdout, stderr)) {
      if (!begun.isEmpty()) {
        rest.add(begun.take());
      }
    }
    return rest;
  }

  /** A line whose end is still to come, after the prefix of its first entry. */
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
