package io.oscar.reports.source.loki;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The stretches that could not be read, or not be checked, each with the reason. */
final class Gaps {
  private static final int MOST_NAMED = 10;

  private final boolean isParted;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Gap> doubts = new ArrayList<>();

  /**
   * @param isParted whether the log is read in parts, so that others of a stretch may be read
   */
  Gaps(boolean isParted) {
    this.isParted = isParted;
  }

  /** A stretch that could not be read. */
  synchronized void add(Window window, String reason) {
    if (!window.isEmpty()) {
      gaps.add(new Gap(window, reason));
    }
  }

  /** A stretch that was read, but could not be held against the number of its lines. */
  synchronized void doubt(Window window, String reason) {
    doubts.add(new Gap(window, reason));
  }

  /** Whether every stretch was read. */
  synchronized boolean isEmpty() {
    return gaps.isEmpty();
  }

  /** Whether the gaps leave nothing of some windows, of which each may have one. */
  synchronized boolean coverAll(List<Window> windows) {
    return nanos(gaps.stream().map(Gap::window)) >= nanos(windows.stream());
  }

  private static double nanos(Stream<Window> windows) {
    return windows.mapToDouble(window -> window.upTo() - window.after()).sum();
  }

  /** What is missing, in sentences: neighbouring stretches with one reason as one. */
  synchronized List<String> notes() {
    var notes = new ArrayList<String>();
    note(isParted ? "not read in full" : "not read", gaps, notes);
    note("not held against the number of lines", doubts, notes);
    return notes;
  }

  private static void note(String what, List<Gap> gaps, List<String> notes) {
    List<Gap> merged = merged(gaps);
    for (Gap gap : merged.subList(0, Math.min(MOST_NAMED, merged.size()))) {
      notes.add(
          what + ": " + gap.window.first() + " to " + gap.window.last() + " (" + gap.reason + ")");
    }
    if (merged.size() > MOST_NAMED) {
      notes.add("and " + (merged.size() - MOST_NAMED) + " more stretches " + what);
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
