package io.oscar.reports.source.prometheus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The notes of a status: deduplicated and limited in number. */
final class Notes {
  private static final int MOST = 12;
  private static final int LONGEST = 400;

  private final Set<Note> notes = new LinkedHashSet<>();

  /** Adds notes; their texts may be external. */
  void addAll(List<Note> more) {
    more.forEach(note -> notes.add(new Note(shown(note.text()), note.isOpen())));
  }

  /** The notes; beyond the limit, their number. */
  List<String> all() {
    return texts(note -> true);
  }

  /** The public notes. */
  List<String> open() {
    return texts(Note::isOpen);
  }

  private List<String> texts(Predicate<Note> some) {
    List<String> texts = notes.stream().filter(some).map(Note::text).toList();
    if (texts.size() <= MOST) {
      return texts;
    }
    var first = new ArrayList<>(texts.subList(0, MOST));
    first.add("and " + (texts.size() - MOST) + " more notes");
    return first;
  }

  private static String shown(String note) {
    String text = note.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
