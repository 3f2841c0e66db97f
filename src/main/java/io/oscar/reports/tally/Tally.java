package io.oscar.reports.tally;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.accesslog.Timestamps;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts of requests by service, kind, user and origin, with the outcome of every line.
 *
 * <p>Tallies add up: they can be built window by window, in any order and concurrently, and merged
 * with {@link Builder#add(Tally)}. Memory is limited to some megabytes: beyond it, names are folded
 * into {@link #OTHER}, under which their requests are counted. Counts of kept names are exact. A
 * built tally is immutable.
 */
public final class Tally {
  /** The name of all folded names. */
  public static final String OTHER = "(other)";

  private static final long MOST_BYTES = 6 << 20;
  private static final long MOST_BYTES_OF_PART = 2 << 20;

  private final Cells cells;
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private final LineForms unreadable = new LineForms();
  private long counted;
  private long refused;
  private long hidden;
  private long newestNanos = Long.MIN_VALUE;
  private long oldestNanos = Long.MAX_VALUE;

  private Tally(Cells cells) {
    this.cells = cells;
  }

  /** An empty tally. */
  public static Tally empty() {
    return builder().build();
  }

  /** Starts a new tally. */
  public static Builder builder() {
    return builder(service -> false);
  }

  /**
   * Starts a new tally.
   *
   * @param known services that are never folded; called only when full, and equal for all tallies
   *     to be added
   */
  public static Builder builder(Predicate<String> known) {
    return builder(known, Buckets.By.NOTHING);
  }

  /**
   * Starts a new tally.
   *
   * @param known services that are never folded; called only when full, and equal for all tallies
   *     to be added
   * @param by the grouping of counts by time
   */
  public static Builder builder(Predicate<String> known, Buckets.By by) {
    return new Builder(new Tally(new Cells(MOST_BYTES, known, by)));
  }

  /** Starts a small tally, to be added to another one. */
  public static Builder partBuilder(Predicate<String> known, Buckets.By by) {
    return new Builder(new Tally(new Cells(MOST_BYTES_OF_PART, known, by)));
  }

  /** Visits the requests of each service by kind, in any order, possibly in several parts. */
  public void forEachKind(KindVisitor visitor) {
    CellCounts.Visitor named =
        (cell, count) -> visitor.visit(service(cell), CellKey.kind(cell), count);
    cells.combinations().forEach(named);
    cells.pairs().kinds().forEach(named);
  }

  /** Visits the users of synchronous and asynchronous requests to each service, each once. */
  public void forEachUser(UserVisitor visitor) {
    PairSet users = cells.isCombined() ? new PairSet() : cells.pairs().users();
    cells
        .combinations()
        .forEach(
            (cell, count) -> {
              if (isOfUser(cell)) {
                users.add(
                    CellKey.of(CellKey.service(cell), RequestKind.SYNC, CellKey.user(cell), 0));
              }
            });
    for (long cell : users.sorted()) {
      visitor.visit(service(cell), user(cell));
    }
  }

  /**
   * Visits the origins of synchronous and asynchronous requests to each service, in any order,
   * possibly in several parts.
   */
  public void forEachOrigin(OriginVisitor visitor) {
    CellCounts.Visitor named =
        (cell, count) -> {
          if (isOfUser(cell)) {
            visitor.visit(service(cell), origin(cell), count);
          }
        };
    cells.combinations().forEach(named);
    cells.pairs().origins().forEach(named);
  }

  /**
   * Visits the origins of synchronous and asynchronous requests of each user, in any order,
   * possibly in several parts.
   */
  public void forEachUserOrigin(OriginVisitor visitor) {
    CellCounts.Visitor named =
        (cell, count) -> {
          if (isOfUser(cell)) {
            visitor.visit(user(cell), origin(cell), count);
          }
        };
    cells.combinations().forEach(named);
    cells.pairs().userOrigins().forEach(named);
  }

  /**
   * Visits every cell, in any order.
   *
   * @throws IllegalStateException if combinations are not kept
   */
  public void forEach(CellVisitor visitor) {
    if (!cells.isCombined()) {
      throw new IllegalStateException(
          "more than " + Cells.MOST_COMBINATIONS + " combinations of names are not kept apart");
    }
    cells.combinations().forEach((cell, count) -> visitor.visit(cell(cell), count));
  }

  /** Passes on the requests of each kind and bucket, in any order and in any portions. */
  public void forEachInBuckets(BucketVisitor visitor) {
    BucketCounts byTime = cells.byTime();
    byTime
        .requests()
        .forEach(
            (cell, count) ->
                visitor.visit(CellKey.bucket(cell), key(cell), CellKey.kind(cell), count));
  }

  /**
   * Passes on the distinct users of the synchronous and asynchronous requests of each row and
   * bucket.
   *
   * @param rows the index of a name's row, which may be that of the others
   */
  public void forEachUserInBuckets(ToIntFunction<String> rows, BucketUserVisitor visitor) {
    var users = new PairSet();
    cells
        .byTime()
        .users()
        .forEach(
            cell -> {
              int row = rows.applyAsInt(key(cell));
              long user = CellKey.of(row, RequestKind.SYNC, CellKey.user(cell), NameTable.OTHER);
              users.add(CellKey.inBucket(CellKey.bucket(cell), user));
            });
    users.forEach(cell -> visitor.visit(CellKey.bucket(cell), CellKey.service(cell), user(cell)));
  }

  /** Whether the users of each bucket were kept within the limit. */
  public boolean hasUsersOfBuckets() {
    return cells.byTime().hasUsers();
  }

  /** Whether the grouping of each bucket was kept within the limit. */
  public boolean hasKeysOfBuckets() {
    return cells.byTime().isByKey();
  }

  /** The name of a group. */
  private String key(long cell) {
    return switch (cells.byTime().by()) {
      case NOTHING, KIND -> OTHER;
      case SERVICE -> service(cell);
      case USER -> user(cell);
      case ORIGIN -> origin(cell).country();
    };
  }

  /** The number of cells, or a lower bound if combinations are not kept. */
  public int cells() {
    return cells.isCombined() ? cells.combinations().size() : Cells.MOST_COMBINATIONS;
  }

  /** Whether a service has requests, and has not been folded. */
  public boolean names(String service) {
    return cells.services().contains(service);
  }

  /** Whether a service is not folded if it has requests. */
  public boolean keeps(String service) {
    return cells.services().isKept(service);
  }

  /**
   * Whether nothing of some services was folded, so that their part of this tally equals a tally of
   * their requests only.
   */
  public boolean isWholeFor(Set<String> some) {
    return cells.isCombined()
        && cells.users().isWhole()
        && cells.origins().isWhole()
        && some.stream().allMatch(this::keeps);
  }

  /** What was folded. */
  public Folded folded() {
    return Folded.of(cells);
  }

  /** The line counts. */
  public LineCounts lines() {
    return new LineCounts(counted, refused, rejected, hidden);
  }

  /** The unreadable request lines among the rejected ones. */
  public UnreadableLines unreadable() {
    return unreadable.toLines();
  }

  /**
   * The time of the newest line, or null if no line has a time. For a tally of some services only,
   * the time of their newest request, or null if unknown.
   */
  public @Nullable Instant newest() {
    return newestNanos == Long.MIN_VALUE ? null : Timestamps.toInstant(newestNanos);
  }

  /** The time of the oldest line, or null if no line has a time. */
  public @Nullable Instant oldest() {
    return oldestNanos == Long.MAX_VALUE ? null : Timestamps.toInstant(oldestNanos);
  }

  /**
   * The counts of some services only, with their newest time, independent of requests to others.
   * Line counts are limited to counted lines, as refused and rejected ones cannot be attributed to
   * services.
   *
   * @throws IllegalStateException if it contains other services, and combinations are not kept
   */
  public Tally onlyOf(Predicate<String> some) {
    Builder only = new Builder(new Tally(isAllOf(some) ? cells : cellsOf(some)));
    only.tally.forEachKind((service, kind, count) -> only.tally.counted += count);
    only.tally.newestNanos =
        cells.newest().newest(service -> some.test(cells.services().name(service)));
    return only.build();
  }

  /**
   * The counts with services that are not to be kept folded into {@link #OTHER}, without line
   * counts.
   */
  public Tally foldingServices(Predicate<String> kept) {
    if (cells.services().allMatch(kept)) {
      return this;
    }
    var folded = new Cells(MOST_BYTES, service -> true, cells.byTime().by());
    folded.addAll(cells, kept);
    return new Builder(new Tally(folded)).build();
  }

  private boolean isAllOf(Predicate<String> some) {
    return cells.services().folded() == 0 && cells.services().allMatch(some);
  }

  private Cells cellsOf(Predicate<String> some) {
    var only = new Cells(MOST_BYTES, service -> true, cells.byTime().by());
    forEach(
        (cell, count) -> {
          if (some.test(cell.service())) {
            only.count(cell, count);
          }
        });
    only.replaceByTime(cells, some);
    return only;
  }

  private static boolean isOfUser(long cell) {
    return CellKey.kind(cell) != RequestKind.EXPOSED;
  }

  private String service(long cell) {
    return cells.services().name(CellKey.service(cell));
  }

  private String user(long cell) {
    return cells.users().name(CellKey.user(cell));
  }

  private Origin origin(long cell) {
    return Origin.of(cells.origins().name(CellKey.origin(cell)));
  }

  private Cell cell(long cell) {
    return new Cell(service(cell), CellKey.kind(cell), user(cell), origin(cell));
  }

  /**
   * The key of a count.
   *
   * @param service the service's name
   * @param kind the kind of the requests
   * @param user the user field as logged; empty for exposed requests, which have no user
   * @param origin the origin of the requests
   */
  public record Cell(String service, RequestKind kind, String user, Origin origin) {}

  /** Receives each cell with the number of its requests. */
  @FunctionalInterface
  public interface CellVisitor {
    void visit(Cell cell, long count);
  }

  /** Receives services with the number of their requests of a kind. */
  @FunctionalInterface
  public interface KindVisitor {
    void visit(String service, RequestKind kind, long count);
  }

  /** Receives the requests of buckets and groups, by index. */
  @FunctionalInterface
  public interface BucketVisitor {
    void visit(int bucket, String key, RequestKind kind, long count);
  }

  /** Receives buckets and rows, by index, each with one of its users. */
  @FunctionalInterface
  public interface BucketUserVisitor {
    void visit(int bucket, int row, String user);
  }

  /** Receives services, each with one of its users. */
  @FunctionalInterface
  public interface UserVisitor {
    void visit(String service, String user);
  }

  /** Receives services, or users, with the number of their requests by origin. */
  @FunctionalInterface
  public interface OriginVisitor {
    void visit(String name, Origin origin, long count);
  }

  /** Builds a tally from lines and other tallies; not thread-safe. */
  public static final class Builder {
    private final Tally tally;

    private Builder(Tally tally) {
      this.tally = tally;
    }

    /** Counts requests of one cell, without their times; zero has no effect. */
    public Builder count(Cell cell, long count) {
      if (count != 0) {
        tally.cells.count(cell, count);
        tally.counted += count;
      }
      return this;
    }

    /**
     * Counts requests of one cell; zero has no effect.
     *
     * @param epochNanos the time of the newest of them in nanoseconds since 1970, or {@link
     *     LogLine#NO_TIME} if unknown
     */
    public Builder count(Cell cell, long count, long epochNanos) {
      return count(cell, count, epochNanos, 0);
    }

    /**
     * Counts requests of one cell in a time bucket; a count of zero has no effect.
     *
     * @param epochNanos the time of the newest of them in nanoseconds since 1970, or {@link
     *     LogLine#NO_TIME} if unknown
     * @param bucket the index of the bucket of their timestamps
     */
    public Builder count(Cell cell, long count, long epochNanos, int bucket) {
      if (count != 0) {
        tally.cells.count(cell, count, epochNanos, bucket);
        tally.counted += count;
        seen(epochNanos);
      }
      return this;
    }

    /** Counts requests refused by the manager. */
    public Builder refuse(long count) {
      tally.refused += count;
      return this;
    }

    /** Counts requests to hidden services. */
    public Builder hide(long count) {
      tally.hidden += count;
      return this;
    }

    /** Counts lines that are not requests. */
    public Builder reject(Rejection reason, long count) {
      if (count != 0) {
        tally.rejected.merge(reason, count, Long::sum);
      }
      return this;
    }

    /** Counts equal lines that are not requests, with their form. */
    public Builder reject(LogLine.Rejected line, long count) {
      tally.unreadable.add(line.form(), count);
      return reject(line.reason(), count);
    }

    /** Adds the time of a line, in nanoseconds since 1970 or {@link LogLine#NO_TIME}. */
    public Builder seen(long epochNanos) {
      if (epochNanos == LogLine.NO_TIME) {
        return this;
      }
      tally.newestNanos = Math.max(tally.newestNanos, epochNanos);
      tally.oldestNanos = Math.min(tally.oldestNanos, epochNanos);
      return this;
    }

    /** Adds another tally; each of its names is looked up once. */
    public Builder add(Tally other) {
      tally.cells.addAll(other.cells);
      tally.counted += other.counted;
      refuse(other.refused);
      hide(other.hidden);
      other.rejected.forEach(this::reject);
      tally.unreadable.add(other.unreadable);
      tally.newestNanos = Math.max(tally.newestNanos, other.newestNanos);
      tally.oldestNanos = Math.min(tally.oldestNanos, other.oldestNanos);
      return this;
    }

    /** The finished tally; the builder must not be used afterwards. */
    public Tally build() {
      tally.cells.finish();
      return tally;
    }
  }
}
