package io.oscar.reports.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Numbers the distinct names of one dimension. Where they take too much room, some are kept and all
 * others fold into one, {@link Tally#OTHER}.
 *
 * <p>Which are kept depends on the names alone: those that are known, and at level n those whose
 * hash begins with n zeros, which is one in 2<sup>n</sup>. So neither the order of lines nor the
 * way in which a log is divided decides, and what is counted of a kept name is all there is of it.
 * Two tallies add up at the higher of their levels.
 */
final class Names {
  /** The number that all folded names share. */
  static final int OTHER = 0;

  /** At this level no name is kept but known ones. */
  private static final int ONLY_KNOWN = Integer.SIZE + 1;

  /** At this level no name is kept but indispensable ones. */
  private static final int LAST_LEVEL = ONLY_KNOWN + 1;

  // A string with its array, its entry in the map with its number, and its place in the list.
  private static final int BYTES_OF_NAME = 88;

  private final Predicate<String> known;
  private final Predicate<String> indispensable;
  private final int capacity;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>(List.of(Tally.OTHER));
  private boolean isKnownAsked;
  private int level;
  private int strangers;
  private long bytes;
  private long folded;
  private boolean isEstimated;

  /**
   * @param capacity how many numbers there are
   * @param known names that are folded last; asked only where there is no room for all
   * @param indispensable names that are never folded; known ones, too
   */
  Names(int capacity, Predicate<String> known, Predicate<String> indispensable) {
    this.capacity = capacity;
    this.known = known;
    this.indispensable = indispensable;
  }

  /** The name's number, {@link #OTHER} where it is folded. */
  int number(String name) {
    Integer number = numbers.get(name);
    if (number != null) {
      return number;
    }
    return isKept(name) && names.size() < capacity ? add(name) : OTHER;
  }

  /** The numbers here of all names of another, by their numbers there. */
  int[] numbersOf(Names other) {
    int[] here = new int[other.names.size()];
    for (int there = 1; there < here.length; there++) {
      here[there] = number(other.names.get(there));
    }
    folded = Math.max(folded, other.folded);
    isEstimated |= other.isEstimated;
    return here;
  }

  String name(int number) {
    return names.get(number);
  }

  boolean contains(String name) {
    return numbers.containsKey(name);
  }

  /** Whether all names but the folded ones meet a condition. */
  boolean allMatch(Predicate<String> condition) {
    return names.stream().skip(1).allMatch(condition);
  }

  /** How many numbers are in use, that of the folded names included. */
  int size() {
    return names.size();
  }

  /** How many names take room that could be folded. */
  int strangers() {
    return strangers;
  }

  /** What these names take of the heap, roughly. */
  long bytes() {
    return bytes;
  }

  /** How many names are folded, about; never less than were seen. */
  long folded() {
    boolean isEstimable = level > 0 && level < ONLY_KNOWN;
    long estimate = isEstimable ? ((long) strangers << level) - strangers : 0;
    return Math.max(folded, estimate);
  }

  /** Whether no name is folded. */
  boolean isWhole() {
    return level == 0 && folded == 0;
  }

  /** Whether the number of folded names is an estimate. */
  boolean isEstimated() {
    return isEstimated || level > 0;
  }

  /** Takes note of further names that are folded, or were elsewhere. */
  void addFolded(long more, boolean estimated) {
    folded += more;
    isEstimated |= estimated;
  }

  int level() {
    return level;
  }

  /** Whether a name is kept at the present level. */
  boolean isKept(String name) {
    if (level == LAST_LEVEL) {
      return indispensable.test(name);
    }
    return level == 0 || leadingZeros(name) >= level || known.test(name);
  }

  /** Whether {@link #shrink} can do anything. */
  boolean isShrinkable() {
    return level < LAST_LEVEL;
  }

  /**
   * Finds out which names are known, so that they no longer count as strangers; or else folds about
   * half of the strangers; or, where there are none, known names.
   *
   * @return the new numbers by the old ones
   */
  int[] shrink() {
    if (!isKnownAsked) {
      isKnownAsked = true;
      return raise(level);
    }
    return raise(strangers == 0 ? LAST_LEVEL : Math.min(level + 1, ONLY_KNOWN));
  }

  /** Folds names up to a level; the new numbers by the old ones. */
  int[] raise(int wanted) {
    level = Math.max(level, wanted);
    isKnownAsked |= level > 0;
    List<String> before = List.copyOf(names);
    numbers.clear();
    names.subList(1, names.size()).clear();
    strangers = 0;
    bytes = 0;
    int[] now = new int[before.size()];
    for (int i = 1; i < now.length; i++) {
      now[i] = isKept(before.get(i)) ? add(before.get(i)) : OTHER;
      folded += now[i] == OTHER ? 1 : 0;
    }
    return now;
  }

  private int add(String name) {
    int number = names.size();
    numbers.put(name, number);
    names.add(name);
    if (!isKnownAsked || !known.test(name)) {
      strangers++;
      bytes += BYTES_OF_NAME + bytes(name);
    }
    return number;
  }

  private static int bytes(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0xFF) {
        return 2 * name.length();
      }
    }
    return name.length();
  }

  /** The zeros that a name's hash, spread over all bits, begins with: at least n in one of 2^n. */
  private static int leadingZeros(String name) {
    // A. Appleby, MurmurHash3, fmix32
    int h = name.hashCode();
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return Integer.numberOfLeadingZeros(h ^ (h >>> 16));
  }
}
