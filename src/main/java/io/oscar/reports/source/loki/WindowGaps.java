package io.oscar.reports.source.loki;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The windows that could not be read or verified, with reasons. */
final class WindowGaps {
  private static final int MOST_NAMED = 10;

  private final boolean isParted;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Gap> doubts = new ArrayList<>();

  /**
   * @param isParted whether the log is read in parts, so that other parts of a window may be
   *     complete
   */
  WindowGaps(boolean isParted) {
    this.isParted = isParted;
  }

  /** Adds a window that could not be read. */
  synchronized void add(Window window, String reason) {
    if (!window.isEmpty()) {
      gaps.add(new Gap(window, reason));
    }
  }

  /** Adds a window that was read, but could not be verified against its line count. */
  synchronized void doubt(Window window, String reason) {
    doubts.add(new Gap(window, reason));
  }

  /** Whether every window was read. */
  synchronized boolean isEmpty() {
    return gaps.isEmpty();
  }

  /** Whether the gaps cover all of some windows. */
  synchronized boolean coverAll(List<Window> windows) {
    return nanos(gaps.stream().map(Gap::window)) >= nanos(windows.stream());
  }

  private static double nanos(Stream<Window> windows) {
    return windows.mapToDouble(window -> window.upTo() - window.after()).sum();
  }

  /** Describes the gaps; adjacent windows with the same reason are merged. */
  synchronized List<String> notes() {
    var notes = new ArrayList<String>();
    note(isParted ? "not read in full" : "not read", gaps, notes);
    note("not verified against the line count", doubts, notes);
    return notes;
  }

  private static void note(String what, List<Gap> gaps, List<String> notes) {
    List<Gap> merged = merged(gaps);
    for (Gap gap : merged.subList(0, Math.min(MOST_NAMED, merged.size()))) {
      notes.add(
          what + ": " + gap.window.first() + " to " + gap.window.last() + " (" + gap.reason + ")");
    }
    if (merged.size() > MOST_NAMED) {
      notes.add("and " + (merged.size() - MOST_NAMED) + " more ranges " + what);
    }
  }

  private static List<Gap> merged(List<Gap> gaps) {
    var merged = new ArrayList<Gap>();
    for (Gap gap : gaps.stream().sorted(Comparator.comparing(g -> g.window.after())).toList()) {
      Gap last = merged.isEmpty() ? null : merged.getLast();
      if (last != null
          && last.window.upTo() >= gap.window.after()
          && last.reason.equals(gap.reason)) {
        merged.removeLast();
        merged.add(new Gap(last.window.to(gap.window), gap.reason));
      } else {
        merged.add(gap);
      }
    }
    return merged;
  }

  private record Gap(Window window, String reason) {}
}
