package io.oscar.reports.source.directory;

import io.oscar.reports.report.FileProblem;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Coverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps the files of a directory from answering for a whole range. */
final class FileGaps {
  private final List<String> notes = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  void notRead(Path file) {
    unread.add(LogFiles.name(file));
  }

  void cutOff(Path file, long lines) {
    notes.add(
        LogFiles.name(file) + " was read up to line " + lines + " when the report's deadline came");
  }

  void broken(Path file, long lines, IOException why) {
    notes.add(
        LogFiles.name(file)
            + " could be read up to line "
            + lines
            + " only ("
            + FileProblem.of(why)
            + "): the file is unreadable, truncated or corrupt");
  }

  void twice(List<String> names) {
    if (!names.isEmpty()) {
      notes.add("packed and unpacked files may hold the same lines: " + String.join(", ", names));
    }
  }

  /** Compares the oldest line with the range; a directory without a single time covers nothing. */
  void begin(@Nullable Instant oldest, TimeRange range) {
    if (oldest == null) {
      notes.add("no line in the log directory has a time");
    } else if (oldest.isAfter(range.start())) {
      notes.add("data begin at " + oldest);
    }
  }

  /**
   * Compares the newest line with the range.
   *
   * @param now the moment up to which there can be lines
   * @return whether any line can be in the range
   */
  boolean end(LineAccount account, TimeRange range, Instant now) {
    Instant oldest = account.oldest();
    Instant newest = account.newest();
    if (oldest == null || newest == null) {
      return true;
    }
    Instant end = range.end().isBefore(now) ? range.end() : now;
    String note = Coverage.earlyEnd(oldest, newest, end, account.timed());
    if (note == null) {
      return true;
    }
    notes.add(note);
    return !newest.isBefore(range.start());
  }

  boolean isEmpty() {
    return notes.isEmpty() && unread.isEmpty();
  }

  List<String> notes() {
    var all = new ArrayList<>(notes);
    if (!unread.isEmpty()) {
      all.add("not read before the report's deadline: " + String.join(", ", unread));
    }
    return all;
  }
}
