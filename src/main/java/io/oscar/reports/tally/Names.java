package io.oscar.reports.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct names of one dimension in the order they are met. */
final class Names {
  private final int most;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /**
   * @param most how many distinct names there may be
   */
  Names(int most) {
    this.most = most;
  }

  /** The name's number, or -1 where it is new and there is no room for another. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == most) {
      return -1;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /** The numbers here of all names of another, by their numbers there. */
  int[] numbersOf(Names other) {
    return other.names.stream().mapToInt(this::number).toArray();
  }

  String name(int number) {
    return names.get(number);
  }
}
