package io.oscar.reports.tally;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A set of packed keys: an open-addressing table without an object per entry. */
final class PairSet {
  private static final long FREE = CellCounts.FREE;

  private long[] table = new long[64];
  private int size;

  PairSet() {
    Arrays.fill(table, FREE);
  }

  /** Adds a key, which is not negative. */
  void add(long key) {
    int slot = CellCounts.slot(table, key);
    if (table[slot] == FREE) {
      table[slot] = key;
      size++;
      if (CellCounts.isFull(size, table.length)) {
        grow();
      }
    }
  }

  int size() {
    return size;
  }

  void forEach(LongConsumer visitor) {
    for (long key : table) {
      if (key != FREE) {
        visitor.accept(key);
      }
    }
  }

  /** All keys, ascending. */
  long[] sorted() {
    return Arrays.stream(table).filter(key -> key != FREE).sorted().toArray();
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.fill(larger, FREE);
    forEach(key -> larger[CellCounts.slot(larger, key)] = key);
    table = larger;
  }
}
