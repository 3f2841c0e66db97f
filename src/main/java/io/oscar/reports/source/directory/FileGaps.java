package io.oscar.reports.source.directory;

import io.oscar.reports.report.FileProblem;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.DataExtentCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gaps in the data of a directory's files. */
final class FileGaps {
  private final List<String> notes = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  void notRead(Path file) {
    unread.add(LogFiles.name(file));
  }

  void cutOff(Path file, long lines) {
    notes.add(
        LogFiles.name(file)
            + " was only read up to line "
            + lines
            + " before the report's deadline");
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
      notes.add(
          "compressed and uncompressed files may contain the same lines: "
              + String.join(", ", names));
    }
  }

  /** Compares the oldest line with the range; a directory without timestamps covers nothing. */
  void begin(@Nullable Instant oldest, TimeRange range) {
    if (oldest == null) {
      notes.add("no line in the log directory has a timestamp");
    } else if (oldest.isAfter(range.start())) {
      notes.add("data begin at " + oldest);
    }
  }

  /**
   * Compares the newest line with the range.
   *
   * @param now the time up to which there can be lines
   * @return whether any line can be in the range
   */
  boolean end(LineClassifier account, TimeRange range, Instant now) {
    Instant oldest = account.oldest();
    Instant newest = account.newest();
    if (oldest == null || newest == null) {
      return true;
    }
    Instant end = range.end().isBefore(now) ? range.end() : now;
    String note = DataExtentCheck.earlyEnd(oldest, newest, end, account.timed());
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
