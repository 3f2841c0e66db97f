package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.accesslog.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketCountsTest {
  private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void aBucketIncludesItsStart() {
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
  void mergesTalliesByBucketWithRemappedIds() {
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
  void restrictingServicesRestrictsBuckets() {
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
  void dropsUsersButNoRequestsBeyondTheLimit() {
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
  void mergesRowsBeyondTheLimit() {
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

  @Test
  void usersOfBucketsAddUpToEachOnceARow() {
    Tally one =
        builder(Buckets.By.SERVICE)
            .count(cell("a", "ann"), 2, 1, 0)
            .count(cell("b", "bob"), 1, 1, 3)
            .build();
    Tally other =
        builder(Buckets.By.SERVICE)
            .count(cell("b", "ann"), 5, 1, 3)
            .count(cell("a", "ann"), 1, 1, 0)
            .count(cell("c", "bob"), 1, 1, 3)
            .count(new Tally.Cell("b", RequestKind.EXPOSED, "eve", Origin.UNKNOWN), 1, 1, 3)
            .build();
    Tally both = builder(Buckets.By.SERVICE).add(one).add(other).build();

    assertThat(both.hasUsersOfBuckets()).isTrue();
    assertThat(users(both)).containsExactlyInAnyOrder("0 a ann", "3 b ann", "3 b bob", "3 c bob");
    assertThat(users(both.onlyOf("b"::equals))).containsExactlyInAnyOrder("3 b ann", "3 b bob");
    assertThat(rows(both.onlyOf("b"::equals))).containsExactly("3 b 7");
    assertThat(users(both.foldingServices("a"::equals)))
        .containsExactlyInAnyOrder("0 a ann", "3 (other) ann", "3 (other) bob");
  }

  @Test
  void usersOfBucketsAreToldByCountryWhereCountriesAreCounted() {
    var spain = new Tally.Cell("a", RequestKind.SYNC, "ann", Origin.of("ES"));
    var italy = new Tally.Cell("b", RequestKind.ASYNC, "ann", Origin.of("IT"));
    Tally tally =
        builder(Buckets.By.ORIGIN)
            .count(spain, 1, 1, 0)
            .count(italy, 1, 1, 0)
            .count(spain, 1, 1, 1)
            .count(new Tally.Cell("a", RequestKind.EXPOSED, "", Origin.of("FR")), 1, 1, 1)
            .build();

    assertThat(rows(tally)).containsExactlyInAnyOrder("0 ES 1", "0 IT 1", "1 ES 1");
    assertThat(users(tally)).containsExactlyInAnyOrder("0 ES ann", "0 IT ann", "1 ES ann");
  }

  @Test
  void whatOnePartGaveUpTheWholeDoesNotKnow() {
    var large = builder(Buckets.By.USER);
    for (int user = 0; user < 6_000; user++) {
      for (int bucket = 0; bucket < 100; bucket++) {
        large.count(cell("a", "user-" + user), 1, 1, bucket);
      }
    }
    Tally small = builder(Buckets.By.USER).count(cell("a", "ann"), 2, 1, 3).build();
    Tally whole = builder(Buckets.By.USER).add(small).add(large.build()).build();

    assertThat(whole.hasKeysOfBuckets()).isFalse();
    assertThat(whole.hasUsersOfBuckets()).isFalse();
    assertThat(rows(whole)).hasSize(100).contains("3 (other) 6002", "4 (other) 6000");
    assertThat(users(whole)).isEmpty();
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

  private static List<String> users(Tally tally) {
    var rows = new ArrayList<String>();
    var users = new ArrayList<String>();
    tally.forEachUserInBuckets(
        name -> {
          if (!rows.contains(name)) {
            rows.add(name);
          }
          return rows.indexOf(name);
        },
        (bucket, row, user) -> users.add(bucket + " " + rows.get(row) + " " + user));
    return users;
  }
}
