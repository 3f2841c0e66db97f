package io.oscar.reports.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Assigns ids to the distinct names of one dimension. Beyond a memory limit, some names are kept
 * and all others folded into {@link Tally#OTHER}.
 *
 * <p>Which names are kept depends only on the names: known ones and, at level n, those whose hash
 * starts with n zero bits, one in 2<sup>n</sup>. So the result depends neither on the order of
 * lines nor on the partition of a log, and counts of kept names are exact. Two tallies are added at
 * the higher of their levels.
 */
final class NameTable {
  /** The id of all folded names. */
  static final int OTHER = 0;

  /** At this level only known names are kept. */
  private static final int ONLY_KNOWN = Integer.SIZE + 1;

  /** At this level only indispensable names are kept. */
  private static final int LAST_LEVEL = ONLY_KNOWN + 1;

  // A string with its array, its map entry with its id, and its slot in the list.
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
   * @param capacity the maximum number of ids
   * @param known names that are folded last; called only when full
   * @param indispensable names that are never folded
   */
  NameTable(int capacity, Predicate<String> known, Predicate<String> indispensable) {
    this.capacity = capacity;
    this.known = known;
    this.indispensable = indispensable;
  }

  /** The id of a name, {@link #OTHER} if it is folded. */
  int number(String name) {
    Integer number = numbers.get(name);
    if (number != null) {
      return number;
    }
    return isKept(name) && names.size() < capacity ? add(name) : OTHER;
  }

  /** The ids of all names of another table, by their ids there. */
  int[] numbersOf(NameTable other) {
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

  /** The number of ids, including that of folded names. */
  int size() {
    return names.size();
  }

  /** The number of names that could be folded. */
  int strangers() {
    return strangers;
  }

  /** The approximate heap size of the names. */
  long bytes() {
    return bytes;
  }

  /** The approximate number of folded names, at least those seen. */
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

  /** Adds to the number of folded names. */
  void addFolded(long more, boolean estimated) {
    folded += more;
    isEstimated |= estimated;
  }

  int level() {
    return level;
  }

  /** Whether a name is kept at the current level. */
  boolean isKept(String name) {
    if (level == LAST_LEVEL) {
      return indispensable.test(name);
    }
    return level == 0 || leadingZeros(name) >= level || known.test(name);
  }

  /** Whether {@link #shrink} has an effect. */
  boolean isShrinkable() {
    return level < LAST_LEVEL;
  }

  /**
   * Determines which names are known, then folds about half of the unknown names, then known names.
   *
   * @return the new ids by the old ones
   */
  int[] shrink() {
    if (!isKnownAsked) {
      isKnownAsked = true;
      return raise(level);
    }
    return raise(strangers == 0 ? LAST_LEVEL : Math.min(level + 1, ONLY_KNOWN));
  }

  /** Folds names up to a level; the new ids by the old ones. */
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

  /** The leading zeros of a name's mixed hash: at least n for one in 2^n names. */
  private static int leadingZeros(String name) {
    // A. Appleby, MurmurHash3, fmix32
    int h = name.hashCode();
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return Integer.numberOfLeadingZeros(h ^ (h >>> 16));
  }
}
