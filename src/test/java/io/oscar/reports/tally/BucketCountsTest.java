package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketCountsTest {
  private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void aBucketBeginsWithItsFirstNanosecond() {
    Buckets days = Buckets.of(Buckets.By.KIND, List.of(DAY, DAY.plusSeconds(86_400)));
    long midnight = Timestamps.toNanos(DAY.plusSeconds(86_400));

    assertThat(days.at(midnight - 1)).isEqualTo(0);
    assertThat(days.at(midnight)).isEqualTo(1);
    assertThat(days.at(Long.MIN_VALUE)).isEqualTo(0);
    assertThat(days.nextStart(midnight - 1)).isEqualTo(midnight);
    assertThat(days.nextStart(midnight)).isEqualTo(Long.MAX_VALUE);
    assertThat(Buckets.NONE.at(midnight)).isEqualTo(0);
  }

  @Test
  void talliesAddUpBucketByBucketWhateverNumbersTheirNamesHave() {
    Tally one =
        builder(Buckets.By.SERVICE)
            .count(cell("a", "ann"), 2, 1, 0)
            .count(cell("b", "bob"), 1, 1, 3)
            .build();
    Tally other =
        builder(Buckets.By.SERVICE)
            .count(cell("b", "ann"), 5, 1, 3)
            .count(cell("a", "bob"), 1, 1, 16_383)
            .build();

    assertThat(rows(builder(Buckets.By.SERVICE).add(one).add(other).build()))
        .containsExactlyInAnyOrder("0 a 2", "3 b 6", "16383 a 1");
  }

  @Test
  void thePartOfSomeServicesHasTheirBucketsOnly() {
    Tally both =
        builder(Buckets.By.SERVICE)
            .count(cell("a", "ann"), 2, 1, 0)
            .count(cell("b", "bob"), 1, 1, 1)
            .build();

    assertThat(rows(both.onlyOf("a"::equals))).containsExactly("0 a 2");
    assertThat(rows(both.foldingServices("b"::equals)))
        .containsExactlyInAnyOrder("0 (other) 2", "1 b 1");
  }

  @Test
  void tooManyUsersOfBucketsAreGivenUpAndNoRequestIs() {
    var tally = builder(Buckets.By.KIND);
    for (int user = 0; user < 6_000; user++) {
      for (int bucket = 0; bucket < 100; bucket++) {
        tally.count(cell("a", "user-" + user), 1, 1, bucket);
      }
    }
    Tally built = builder(Buckets.By.KIND).add(tally.build()).build();

    assertThat(built.hasUsersOfBuckets()).isFalse();
    assertThat(built.hasKeysOfBuckets()).isTrue();
    assertThat(rows(built)).hasSize(100).contains("0 (other) 6000", "99 (other) 6000");
  }

  @Test
  void tooManyRowsOfBucketsAreCountedTogether() {
    var tally = builder(Buckets.By.USER);
    for (int user = 0; user < 6_000; user++) {
      for (int bucket = 0; bucket < 100; bucket++) {
        tally.count(cell("a", "user-" + user), 1, 1, bucket);
      }
    }
    Tally built = tally.build();

    assertThat(built.hasKeysOfBuckets()).isFalse();
    var all = new AtomicLong();
    built.forEachInBuckets((bucket, key, kind, count) -> all.addAndGet(count));
    assertThat(all).hasValue(600_000);
    assertThat(rows(built)).hasSize(100);
  }

  private static Tally.Builder builder(Buckets.By by) {
    return Tally.builder(service -> false, by);
  }

  private static Tally.Cell cell(String service, String user) {
    return new Tally.Cell(service, RequestKind.SYNC, user, Origin.UNKNOWN);
  }

  private static List<String> rows(Tally tally) {
    var rows = new TreeMap<String, Long>();
    tally.forEachInBuckets(
        (bucket, key, kind, count) -> rows.merge(bucket + " " + key, count, Long::sum));
    return rows.entrySet().stream().map(row -> row.getKey() + " " + row.getValue()).toList();
  }
}
