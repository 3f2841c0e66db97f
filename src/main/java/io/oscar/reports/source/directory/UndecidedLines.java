package io.oscar.reports.source.directory;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.tally.Tally;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Unreadable lines without a time that follow a line from before the range: the next line with a
 * time decides whether they are part of it.
 */
final class UndecidedLines {
  private final LineTally tallies;
  private Tally.@Nullable Builder lines;

  UndecidedLines(LineTally tallies) {
    this.tallies = tallies;
  }

  /** Adds an undecided line. */
  void add(Consumer<Tally.Builder> line) {
    if (lines == null) {
      lines = tallies.newPart();
    }
    line.accept(lines);
  }

  /**
   * Decides all lines so far.
   *
   * @param isPart whether they are part of the range, and added to its tally
   */
  void decide(boolean isPart, Tally.Builder tally) {
    if (isPart && lines != null) {
      tally.add(lines.build());
    }
    lines = null;
  }
}
