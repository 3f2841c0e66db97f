package io.oscar.reports.tally;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The counts of a tally by names, with limited memory: beyond it, counts are first kept with less
 * detail, as {@link Pairs}, and then under fewer names.
 */
final class Cells {
  /**
   * The maximum number of distinct combinations of names; beyond it only the pairs required by
   * reports are kept.
   */
  static final int MOST_COMBINATIONS = 3 << 16;

  // Including free slots.
  private static final long BYTES_OF_COMBINATION = 24;

  // Beyond these, names are not meaningful: unknown services, non-standard countries.
  private static final int MOST_SERVICES = 10_000;
  private static final int MOST_ORIGINS = 1_000;

  private final long mostBytes;
  private final NameTable services;
  private final NameTable users =
      new NameTable(CellKey.MOST_USERS, Membership::isExternal, Membership::isExternal);
  private final NameTable origins =
      new NameTable(CellKey.MOST_ORIGINS, Origin::isOfficial, Origin::isNoCountry);
  private NewestTimes newest = new NewestTimes();
  private CellCounts combinations = new CellCounts();
  private Pairs pairs = Pairs.empty();
  private BucketCounts byTime;
  private int namesWhenLastFitted;

  /**
   * @param mostBytes the approximate maximum heap size of names and pairs
   * @param known services that are never folded
   * @param by the grouping of counts by time
   */
  Cells(long mostBytes, Predicate<String> known, Buckets.By by) {
    this.mostBytes = mostBytes;
    this.services = new NameTable(CellKey.MOST_SERVICES, known, known);
    this.byTime = new BucketCounts(by);
  }

  void count(Tally.Cell cell, long count) {
    count(services.number(cell.service()), cell, count, 0);
  }

  void count(Tally.Cell cell, long count, long epochNanos, int bucket) {
    int service = services.number(cell.service());
    newest.add(service, epochNanos);
    count(service, cell, count, bucket);
  }

  private void count(int service, Tally.Cell cell, long count, int bucket) {
    int user = users.number(cell.user());
    int origin = origins.number(cell.origin().key());
    long key = CellKey.of(service, cell.kind(), user, origin);
    combinations.add(key, count);
    byTime.add(bucket, key, count);
    if (names() != namesWhenLastFitted || combinations.size() > MOST_COMBINATIONS) {
      fit();
    }
  }

  /** Adds the counts of others. */
  void addAll(Cells others) {
    raise(services, others.services.level());
    raise(users, others.users.level());
    raise(origins, others.origins.level());
    add(
        others,
        new IdRemapping(
            services.numbersOf(others.services),
            users.numbersOf(others.users),
            origins.numbersOf(others.origins)));
    fit();
  }

  /** Adds the counts of others, folding services that are not to be kept. */
  void addAll(Cells others, Predicate<String> kept) {
    int[] serviceNumbers = new int[others.services.size()];
    for (int i = 1; i < serviceNumbers.length; i++) {
      String name = others.services.name(i);
      serviceNumbers[i] = kept.test(name) ? services.number(name) : NameTable.OTHER;
    }
    long folded = Arrays.stream(serviceNumbers).skip(1).filter(i -> i == NameTable.OTHER).count();
    services.addFolded(folded + others.services.folded(), others.services.isEstimated());
    add(
        others,
        new IdRemapping(
            serviceNumbers, users.numbersOf(others.users), origins.numbersOf(others.origins)));
  }

  /**
   * Replaces the counts by time by those of another, restricted to some services if grouped by
   * service.
   */
  void replaceByTime(Cells others, Predicate<String> some) {
    byTime = new BucketCounts(others.byTime.by());
    byTime.addAll(
        others.byTime.onlyOf(service -> some.test(others.services.name(service))),
        new IdRemapping(
            services.numbersOf(others.services),
            users.numbersOf(others.users),
            origins.numbersOf(others.origins)));
  }

  private void add(Cells others, IdRemapping numbers) {
    newest.addAll(others.newest, numbers);
    others.combinations.forEach(
        (cell, count) -> {
          combinations.add(numbers.of(cell), count);
          if (combinations.size() > MOST_COMBINATIONS) {
            reduceToPairs();
          }
        });
    pairs.addAll(others.pairs, numbers);
    byTime.addAll(others.byTime, numbers);
  }

  /** Finishes counting. */
  void finish() {
    if (!isCombined()) {
      reduceToPairs();
    }
  }

  /** Whether all combinations of names are kept. */
  boolean isCombined() {
    return pairs.kinds().size() == 0;
  }

  NameTable services() {
    return services;
  }

  NameTable users() {
    return users;
  }

  NameTable origins() {
    return origins;
  }

  NewestTimes newest() {
    return newest;
  }

  /** Requests by service, kind, user and origin; empty if combinations are not kept. */
  CellCounts combinations() {
    return combinations;
  }

  /** The pairs of requests whose combinations are not kept. */
  Pairs pairs() {
    return pairs;
  }

  /** Requests and users by time. */
  BucketCounts byTime() {
    return byTime;
  }

  private int names() {
    return services.size() + users.size() + origins.size();
  }

  private void fit() {
    boolean isTight = bytes() + combinations.size() * BYTES_OF_COMBINATION > mostBytes;
    if (isTight || combinations.size() > MOST_COMBINATIONS) {
      reduceToPairs();
    }
    while (isTooLarge()) {
      NameTable names = toShrink();
      if (!names.isShrinkable()) {
        break; // only known names are left
      }
      renumber(names, names.shrink());
    }
    namesWhenLastFitted = names();
  }

  private boolean isTooLarge() {
    return services.strangers() > MOST_SERVICES
        || origins.strangers() > MOST_ORIGINS
        || bytes() > mostBytes;
  }

  private long bytes() {
    return services.bytes() + users.bytes() + origins.bytes() + pairs.bytes();
  }

  private NameTable toShrink() {
    if (services.strangers() > MOST_SERVICES) {
      return services;
    }
    if (origins.strangers() > MOST_ORIGINS) {
      return origins;
    }
    NameTable most =
        Stream.of(users, services, origins)
            .max(Comparator.comparingInt(NameTable::strangers))
            .orElseThrow();
    return most.strangers() > 0 ? most : origins;
  }

  private void reduceToPairs() {
    combinations.forEach(pairs::add);
    combinations = new CellCounts();
  }

  private void raise(NameTable names, int level) {
    if (level > names.level()) {
      renumber(names, names.raise(level));
    }
  }

  private void renumber(NameTable changed, int[] numbers) {
    var renumbering =
        new IdRemapping(
            changed == services ? numbers : IdRemapping.same(services),
            changed == users ? numbers : IdRemapping.same(users),
            changed == origins ? numbers : IdRemapping.same(origins));
    CellCounts combinationsBefore = combinations;
    combinations = new CellCounts();
    combinationsBefore.forEach((cell, count) -> combinations.add(renumbering.of(cell), count));
    Pairs pairsBefore = pairs;
    pairs = Pairs.empty();
    pairs.addAll(pairsBefore, renumbering);
    byTime = byTime.renumbered(renumbering);
    NewestTimes newestBefore = newest;
    newest = new NewestTimes();
    newest.addAll(newestBefore, renumbering);
  }
}
