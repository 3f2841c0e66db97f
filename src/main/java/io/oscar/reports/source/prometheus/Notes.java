package io.oscar.reports.source.prometheus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The notes of a status: each once, and no more than a reader takes in. */
final class Notes {
  private static final int MOST = 12;
  private static final int LONGEST = 400;

  private final Set<String> notes = new LinkedHashSet<>();

  /** Adds notes; their texts may come from elsewhere. */
  void addAll(List<String> more) {
    more.forEach(note -> notes.add(shortened(note.replaceAll("\\p{Cntrl}+", " ").strip())));
  }

  /** The notes; where there are too many, their number. */
  List<String> toList() {
    if (notes.size() <= MOST) {
      return List.copyOf(notes);
    }
    String rest = "and " + (notes.size() - MOST) + " more notes";
    return Stream.concat(notes.stream().limit(MOST), Stream.of(rest)).toList();
  }

  private static String shortened(String note) {
    return note.length() > LONGEST ? note.substring(0, LONGEST) + "…" : note;
  }
}
