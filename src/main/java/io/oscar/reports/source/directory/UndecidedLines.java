package io.oscar.reports.source.directory;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.Tally;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Unreadable lines without a time that follow a line from before the range: whether they are part
 * of it shows in the next line that has a time.
 */
final class UndecidedLines {
  private final LineTally tallies;
  private Tally.@Nullable Builder lines;

  UndecidedLines(LineTally tallies) {
    this.tallies = tallies;
  }

  /** Accounts for a line as far as that can be said. */
  void add(Consumer<Tally.Builder> line) {
    if (lines == null) {
      lines = tallies.newPart();
    }
    line.accept(lines);
  }

  /**
   * Settles all lines so far.
   *
   * @param isPart whether they may be part of the range, and so are added to its tally
   */
  void decide(boolean isPart, Tally.Builder tally) {
    if (isPart && lines != null) {
      tally.add(lines.build());
    }
    lines = null;
  }
}
