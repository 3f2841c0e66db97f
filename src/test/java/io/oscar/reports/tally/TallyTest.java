package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Tally.Cell CELL =
      new Tally.Cell("a", RequestKind.SYNC, "ann", Origin.of("ES"));

  private static Map<Tally.Cell, Long> cells(Tally tally) {
    var cells = new HashMap<Tally.Cell, Long>();
    tally.forEach((cell, count) -> assertThat(cells.put(cell, count)).isNull());
    return cells;
  }

  private static Tally.Cell randomCell(Random random) {
    return new Tally.Cell(
        "service-" + random.nextInt(20),
        List.of(RequestKind.values()).get(random.nextInt(3)),
        "user-" + random.nextInt(30),
        List.of(Origin.PRIVATE, Origin.UNKNOWN, Origin.of("ES"), Origin.of("PT"))
            .get(random.nextInt(4)));
  }

  private static Tally randomPart(Random random) {
    var part = Tally.builder();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> part.refuse(1 + random.nextInt(3));
        case 1 -> part.reject(List.of(Rejection.values()).get(random.nextInt(6)), 1);
        default ->
            part.count(randomCell(random), 1 + random.nextInt(5)).seen(random.nextLong(9999));
      }
    }
    return part.build();
  }

  private static Tally merge(List<Tally> parts, Random random) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int split = 1 + random.nextInt(parts.size() - 1);
    return Tally.builder()
        .add(merge(parts.subList(0, split), random))
        .add(merge(parts.subList(split, parts.size()), random))
        .build();
  }

  private static void assertSame(Tally one, Tally other) {
    assertThat(cells(one)).isEqualTo(cells(other));
    assertThat(one.lines()).isEqualTo(other.lines());
    assertThat(one.newest()).isEqualTo(other.newest());
    assertThat(one.oldest()).isEqualTo(other.oldest());
  }

  @Test
  void sumIsIndependentOfOrderAndPartition() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var parts = new ArrayList<Tally>();
      for (int i = 0; i < 8; i++) {
        parts.add(randomPart(random));
      }
      Tally inOrder = merge(parts, random);
      Collections.shuffle(parts, random);
      assertSame(merge(parts, random), inOrder);
    }
  }

  @Test
  void addingEmptyTallyChangesNothing() {
    Tally some = randomPart(new Random(3));
    assertSame(Tally.builder().add(some).add(Tally.empty()).build(), some);
    assertSame(Tally.builder().add(Tally.empty()).add(some).build(), some);
  }

  @Test
  void builtTallyIsImmutable() {
    Tally some = Tally.builder().count(CELL, 2).build();
    Tally.builder().add(some).count(CELL, 5).build();
    assertThat(cells(some)).containsExactly(Map.entry(CELL, 2L));
  }

  @Test
  void accountsForEveryLine() {
    Tally tally =
        Tally.builder()
            .count(CELL, 3)
            .refuse(2)
            .reject(Rejection.MALFORMED, 4)
            .reject(Rejection.OTHER_LINE, 5)
            .build();
    assertThat(tally.lines())
        .isEqualTo(new LineCounts(3, 2, Map.of(Rejection.MALFORMED, 4L, Rejection.OTHER_LINE, 5L)));
    assertThat(tally.lines().read()).isEqualTo(14);
    assertThat(tally.lines().rejectedTotal()).isEqualTo(9);
  }

  @Test
  void ignoresZeroCounts() {
    Tally tally = Tally.builder().count(CELL, 0).reject(Rejection.TIME, 0).build();
    assertThat(cells(tally)).isEmpty();
    assertThat(tally.lines()).isEqualTo(LineCounts.NONE);
  }

  @Test
  void keepsOldestAndNewestTime() {
    Tally tally = Tally.builder().seen(5_000_000_001L).seen(LogLine.NO_TIME).seen(7).build();
    assertThat(tally.oldest()).isEqualTo(Instant.parse("1970-01-01T00:00:00.000000007Z"));
    assertThat(tally.newest()).isEqualTo(Instant.parse("1970-01-01T00:00:05.000000001Z"));
  }

  @Test
  void hasNoTimeWhenNoLineHasOne() {
    Tally tally = Tally.builder().count(CELL, 1).seen(LogLine.NO_TIME).build();
    assertThat(tally.oldest()).isNull();
    assertThat(tally.newest()).isNull();
  }

  @Test
  void filtersByService() {
    Tally.Cell other = new Tally.Cell("b", RequestKind.EXPOSED, "", Origin.PRIVATE);
    Tally tally = Tally.builder().count(CELL, 3).count(other, 4).refuse(9).seen(7).build();
    Tally some = tally.onlyOf("b"::equals);
    assertThat(cells(some)).containsExactly(Map.entry(other, 4L));
    assertThat(some.lines()).isEqualTo(new LineCounts(4, 0, Map.of()));
  }

  @Test
  void filteredTallyHasItsOwnNewestTime() {
    Tally.Cell other = new Tally.Cell("b", RequestKind.SYNC, "bob", Origin.PRIVATE);
    Tally early = Tally.builder().count(CELL, 1, 3).count(other, 1, 5).seen(9).build();
    Tally late = Tally.builder().count(other, 1, 8).count(CELL, 1, 4).build();
    Tally both = Tally.builder().add(early).add(late).build();

    assertThat(both.newest()).isEqualTo("1970-01-01T00:00:00.000000009Z");
    assertThat(both.onlyOf("a"::equals).newest()).isEqualTo("1970-01-01T00:00:00.000000004Z");
    assertThat(both.onlyOf("b"::equals).newest()).isEqualTo("1970-01-01T00:00:00.000000008Z");
    assertThat(both.onlyOf("c"::equals).newest()).isNull();
  }

  @Test
  void filteredTallyHasNoNewestTimeWhenOneRequestHasNone() {
    Tally counted = Tally.builder().count(CELL, 7, LogLine.NO_TIME).build();
    Tally both = Tally.builder().count(CELL, 1, 3).add(counted).seen(9).build();

    assertThat(both.onlyOf("a"::equals).newest()).isNull();
    assertThat(both.newest()).isEqualTo("1970-01-01T00:00:00.000000009Z");
  }

  @Test
  void keepsOnlyNumberOfHiddenLines() {
    Tally tally = Tally.builder().count(CELL, 3, 5).hide(4).build();
    Tally twice = Tally.builder().add(tally).add(tally).build();

    assertThat(twice.lines()).isEqualTo(new LineCounts(6, 0, Map.of(), 8));
    assertThat(twice.lines().read()).isEqualTo(14);
    assertThat(cells(twice)).containsExactly(Map.entry(CELL, 6L));
    assertThat(twice.newest()).isEqualTo("1970-01-01T00:00:00.000000005Z");
  }
}
