package io.oscar.reports.tally;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts of requests by service, kind, user and origin, with an account of every line read.
 *
 * <p>Tallies add up: a tally can be built window by window, in any order and in parallel, and
 * merged with {@link Builder#add(Tally)}. It takes some megabytes at most, whatever a log holds:
 * beyond, names fold into {@link #OTHER}, under which their requests are counted all the same. What
 * a name that is kept counts is all there is of it. A built tally does not change.
 */
public final class Tally {
  /** The name under which all names are counted that were too many. */
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

  /** A tally without a single line. */
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
   * @param known services that are never folded; asked only where there is no room for all, and the
   *     same for all tallies that are to add up
   */
  public static Builder builder(Predicate<String> known) {
    return builder(known, Buckets.By.NOTHING);
  }

  /**
   * Starts a new tally.
   *
   * @param known services that are never folded; asked only where there is no room for all, and the
   *     same for all tallies that are to add up
   * @param by what is counted by time, too
   */
  public static Builder builder(Predicate<String> known, Buckets.By by) {
    return new Builder(new Tally(new Cells(MOST_BYTES, known, by)));
  }

  /** Starts a tally of some thousand lines that is to be added to another one. */
  public static Builder partBuilder(Predicate<String> known, Buckets.By by) {
    return new Builder(new Tally(new Cells(MOST_BYTES_OF_PART, known, by)));
  }

  /** Shows how many requests of each kind each service has, in any order and any portions. */
  public void forEachKind(KindVisitor visitor) {
    CellCounts.Visitor named =
        (cell, count) -> visitor.visit(service(cell), CellKey.kind(cell), count);
    cells.combinations().forEach(named);
    cells.pairs().kinds().forEach(named);
  }

  /** Shows the users of synchronous and asynchronous requests to each service, each once. */
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
   * Shows where the synchronous and asynchronous requests to each service come from, in any order
   * and any portions.
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
   * Shows where the synchronous and asynchronous requests of each user come from, in any order and
   * any portions.
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
   * Shows every cell, in no particular order.
   *
   * @throws IllegalStateException if there are more than are kept apart
   */
  public void forEach(CellVisitor visitor) {
    if (!cells.isCombined()) {
      throw new IllegalStateException(
          "more than " + Cells.MOST_COMBINATIONS + " combinations of names are not kept apart");
    }
    cells.combinations().forEach((cell, count) -> visitor.visit(cell(cell), count));
  }

  /**
   * Shows how many requests of each kind each bucket of time has, in any order and any portions.
   */
  public void forEachInBuckets(BucketVisitor visitor) {
    BucketCounts byTime = cells.byTime();
    byTime
        .requests()
        .forEach(
            (cell, count) ->
                visitor.visit(CellKey.bucket(cell), key(cell), CellKey.kind(cell), count));
  }

  /**
   * Shows the users of the synchronous and asynchronous requests of each row of each bucket, each
   * once.
   *
   * @param rows the number of the row that a name is in, which may be the row of others, too
   */
  public void forEachUserInBuckets(ToIntFunction<String> rows, BucketUserVisitor visitor) {
    var users = new PairSet();
    cells
        .byTime()
        .users()
        .forEach(
            cell -> {
              int row = rows.applyAsInt(key(cell));
              long user = CellKey.of(row, RequestKind.SYNC, CellKey.user(cell), Names.OTHER);
              users.add(CellKey.inBucket(CellKey.bucket(cell), user));
            });
    users.forEach(cell -> visitor.visit(CellKey.bucket(cell), CellKey.service(cell), user(cell)));
  }

  /** Whether the users of each bucket are known; there may be too many of them. */
  public boolean hasUsersOfBuckets() {
    return cells.byTime().hasUsers();
  }

  /** Whether what is counted apart in each bucket is known; it may be too much. */
  public boolean hasKeysOfBuckets() {
    return cells.byTime().isByKey();
  }

  /** The name of what is counted apart in a bucket. */
  private String key(long cell) {
    return switch (cells.byTime().by()) {
      case NOTHING, KIND -> OTHER;
      case SERVICE -> service(cell);
      case USER -> user(cell);
      case ORIGIN -> origin(cell).country();
    };
  }

  /** How many cells there are; where they are not kept apart, there are more. */
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
   * Whether all that was read of some services is told apart: their part of this tally is then the
   * tally of their requests alone, as long as that is whole.
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

  /** Where the lines went that this tally was made of. */
  public LineCounts lines() {
    return new LineCounts(counted, refused, rejected, hidden);
  }

  /** Which of the rejected lines speak of requests and could not be read. */
  public UnreadableLines unreadable() {
    return unreadable.toLines();
  }

  /**
   * The time of the newest line that was read, or null where there is none with a time. Of a tally
   * of some services only, it is that of their newest request, or null where it is not known.
   */
  public @Nullable Instant newest() {
    return newestNanos == Long.MIN_VALUE ? null : Timestamps.toInstant(newestNanos);
  }

  /** The time of the oldest line that was read, or null where there is none with a time. */
  public @Nullable Instant oldest() {
    return oldestNanos == Long.MAX_VALUE ? null : Timestamps.toInstant(oldestNanos);
  }

  /**
   * The counts of some services only, and their newest time: nothing in it depends on a request to
   * another. The account of lines shrinks to what is counted, as nobody can tell whose the refused
   * and rejected lines are.
   *
   * @throws IllegalStateException if others are counted in it, and cells are not kept apart
   */
  public Tally onlyOf(Predicate<String> some) {
    Builder only = new Builder(new Tally(isAllOf(some) ? cells : cellsOf(some)));
    only.tally.forEachKind((service, kind, count) -> only.tally.counted += count);
    only.tally.newestNanos =
        cells.newest().newest(service -> some.test(cells.services().name(service)));
    return only.build();
  }

  /**
   * The counts with those services under one name, {@link #OTHER}, that are not to be kept. The
   * account of lines is left out.
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
   * What a count belongs to.
   *
   * @param service the service's name
   * @param kind how the requests came in
   * @param user the user field as logged; empty for exposed requests, which have no user
   * @param origin where the requests came from
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

  /** Receives buckets, by number, and what is counted apart in them, with its requests. */
  @FunctionalInterface
  public interface BucketVisitor {
    void visit(int bucket, String key, RequestKind kind, long count);
  }

  /** Receives buckets and their rows, by number, each with one of its users. */
  @FunctionalInterface
  public interface BucketUserVisitor {
    void visit(int bucket, int row, String user);
  }

  /** Receives services, each with one of its users. */
  @FunctionalInterface
  public interface UserVisitor {
    void visit(String service, String user);
  }

  /** Receives services, or users, with the number of their requests from somewhere. */
  @FunctionalInterface
  public interface OriginVisitor {
    void visit(String name, Origin origin, long count);
  }

  /** Collects lines and other tallies into a new tally; used by one thread at a time. */
  public static final class Builder {
    private final Tally tally;

    private Builder(Tally tally) {
      this.tally = tally;
    }

    /** Counts requests of one cell, whose times do not matter; a count of zero leaves no trace. */
    public Builder count(Cell cell, long count) {
      if (count != 0) {
        tally.cells.count(cell, count);
        tally.counted += count;
      }
      return this;
    }

    /**
     * Counts requests of one cell; a count of zero leaves no trace.
     *
     * @param epochNanos the time of the newest of them in nanoseconds since 1970, or {@link
     *     LogLine#NO_TIME} where that is not known
     */
    public Builder count(Cell cell, long count, long epochNanos) {
      return count(cell, count, epochNanos, 0);
    }

    /**
     * Counts requests of one cell in a bucket of time; a count of zero leaves no trace.
     *
     * @param epochNanos the time of the newest of them in nanoseconds since 1970, or {@link
     *     LogLine#NO_TIME} where that is not known
     * @param bucket the number of the bucket that their times are in
     */
    public Builder count(Cell cell, long count, long epochNanos, int bucket) {
      if (count != 0) {
        tally.cells.count(cell, count, epochNanos, bucket);
        tally.counted += count;
        seen(epochNanos);
      }
      return this;
    }

    /** Accounts for requests that the manager turned down. */
    public Builder refuse(long count) {
      tally.refused += count;
      return this;
    }

    /** Accounts for requests to services that the reader may not know. */
    public Builder hide(long count) {
      tally.hidden += count;
      return this;
    }

    /** Accounts for lines that are no requests. */
    public Builder reject(Rejection reason, long count) {
      if (count != 0) {
        tally.rejected.merge(reason, count, Long::sum);
      }
      return this;
    }

    /** Accounts for equal lines that are no requests, and remembers what they look like. */
    public Builder reject(LogLine.Rejected line, long count) {
      tally.unreadable.add(line.form(), count);
      return reject(line.reason(), count);
    }

    /** Remembers the time of a line, in nanoseconds since 1970 or {@link LogLine#NO_TIME}. */
    public Builder seen(long epochNanos) {
      if (epochNanos == LogLine.NO_TIME) {
        return this;
      }
      tally.newestNanos = Math.max(tally.newestNanos, epochNanos);
      tally.oldestNanos = Math.min(tally.oldestNanos, epochNanos);
      return this;
    }

    /** Adds another tally to this one: its names are looked up once each, not once a cell. */
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

    /** The finished tally; the builder is not to be used afterwards. */
    public Tally build() {
      tally.cells.finish();
      return tally;
    }
  }
}
