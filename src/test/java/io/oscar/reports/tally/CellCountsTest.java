package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellCountsTest {

  private static Map<Long, Long> contents(CellCounts counts) {
    var map = new HashMap<Long, Long>();
    counts.forEach(map::put);
    return map;
  }

  @Test
  void countsLikeHashMapWhileGrowing() {
    var random = new Random(1);
    var counts = new CellCounts();
    var expected = new HashMap<Long, Long>();
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextLong(1L << (1 + random.nextInt(60)));
      long count = 1L + random.nextInt(9);
      counts.add(key, count);
      expected.merge(key, count, Long::sum);
    }
    assertThat(contents(counts)).isEqualTo(expected);
    assertThat(counts.size()).isEqualTo(expected.size());
  }

  @Test
  void separatesNeighbouringKeys() {
    var counts = new CellCounts();
    for (long key = 0; key < 10_000; key++) {
      counts.add(key << 40, key + 1);
    }
    assertThat(contents(counts)).hasSize(10_000).containsEntry(9_999L << 40, 10_000L);
  }
}
