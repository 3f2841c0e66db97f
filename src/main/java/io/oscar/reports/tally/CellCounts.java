package io.oscar.reports.tally;

import java.util.Arrays;

/**
 * Counts by a packed 64-bit key: an open-addressing table without an object per entry.
 *
 * <p>The tally of a large cluster has some hundred thousand cells and one lookup per request: this
 * table needs 16 bytes per slot, a {@code HashMap<Long, Long>} about 80.
 */
final class CellCounts {
  /** A slot without a key. */
  static final long FREE = -1;

  // half a megabyte of keys
  private static final int LARGE = 1 << 16;

  private long[] keys = new long[64];
  private long[] counts = new long[64];
  private int size;

  CellCounts() {
    Arrays.fill(keys, FREE);
  }

  /** Adds to the count of a key, which is not negative. */
  void add(long key, long count) {
    int slot = slot(keys, key);
    counts[slot] += count;
    if (keys[slot] == FREE) {
      keys[slot] = key;
      size++;
      if (isFull(size, keys.length)) {
        grow();
      }
    }
  }

  /** Whether a table has to grow: large tables have a higher load factor. */
  static boolean isFull(int size, int length) {
    return length > LARGE ? size > length / 4 * 3 : size * 2 > length;
  }

  void forEach(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != FREE) {
        visitor.visit(keys[slot], counts[slot]);
      }
    }
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] newKeys = new long[keys.length * 2];
    long[] newCounts = new long[keys.length * 2];
    Arrays.fill(newKeys, FREE);
    forEach(
        (key, count) -> {
          int slot = slot(newKeys, key);
          newKeys[slot] = key;
          newCounts[slot] = count;
        });
    keys = newKeys;
    counts = newCounts;
  }

  /** The slot of a key in a table, or the free slot for it. */
  static int slot(long[] keys, long key) {
    int mask = keys.length - 1;
    // Fibonacci hashing spreads neighbouring keys over the table.
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Receives each key with its count. */
  interface Visitor {
    void visit(long key, long count);
  }
}
