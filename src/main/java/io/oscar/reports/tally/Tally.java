package io.oscar.reports.tally;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts of requests by service, kind, user and origin, with an account of every line read.
 *
 * <p>Tallies add up: a tally can be built window by window, in any order and in parallel, and
 * merged with {@link Builder#add(Tally)}. Its size grows with the number of distinct cells, never
 * with the number of requests. A built tally does not change.
 */
public final class Tally {
  /** How many distinct services a tally holds; lines of further ones are rejected, and said. */
  public static final int MAX_SERVICES = CellKey.MOST_SERVICES;

  private final Names services = new Names(MAX_SERVICES);
  private final Names users = new Names(CellKey.MOST_USERS);
  private final Names origins = new Names(CellKey.MOST_ORIGINS);
  private final CellCounts cells = new CellCounts();
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private final LineForms unreadable = new LineForms();
  private final NewestTimes newestOfServices = new NewestTimes();
  private long counted;
  private long refused;
  private long hidden;
  private long newestNanos = Long.MIN_VALUE;
  private long oldestNanos = Long.MAX_VALUE;

  private Tally() {}

  /** A tally without a single line. */
  public static Tally empty() {
    return builder().build();
  }

  /** Starts a new tally. */
  public static Builder builder() {
    return new Builder();
  }

  /** Shows every cell, in no particular order. */
  public void forEach(CellVisitor visitor) {
    cells.forEach((key, count) -> visitor.visit(cell(key), count));
  }

  /** How many cells there are. */
  public int cells() {
    return cells.size();
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
   */
  public Tally onlyOf(Predicate<String> some) {
    Builder only = builder();
    forEach(
        (cell, count) -> {
          if (some.test(cell.service())) {
            only.count(cell, count);
          }
        });
    only.tally.newestNanos = newestOfServices.newest(number -> some.test(services.name(number)));
    return only.build();
  }

  private Cell cell(long key) {
    return new Cell(
        services.name(CellKey.service(key)),
        CellKey.kind(key),
        users.name(CellKey.user(key)),
        Origin.of(origins.name(CellKey.origin(key))));
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

  /** Collects lines and other tallies into a new tally; used by one thread at a time. */
  public static final class Builder {
    private final Tally tally = new Tally();

    private Builder() {}

    /** Counts requests of one cell, whose times do not matter; a count of zero leaves no trace. */
    public Builder count(Cell cell, long count) {
      if (count != 0) {
        count(tally.services.number(cell.service()), cell, count);
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
      if (count != 0) {
        int service = tally.services.number(cell.service());
        tally.newestOfServices.add(service, epochNanos);
        seen(epochNanos);
        count(service, cell, count);
      }
      return this;
    }

    private void count(int service, Cell cell, long count) {
      int user = tally.users.number(cell.user());
      int origin = tally.origins.number(cell.origin().key());
      count(service, cell.kind(), user, origin, count);
    }

    private Builder count(int service, RequestKind kind, int user, int origin, long count) {
      if (service < 0 || user < 0 || origin < 0) {
        return reject(Rejection.TOO_MANY_NAMES, count);
      }
      tally.cells.add(CellKey.of(service, kind, user, origin), count);
      tally.counted += count;
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
      int[] service = tally.services.numbersOf(other.services);
      int[] user = tally.users.numbersOf(other.users);
      int[] origin = tally.origins.numbersOf(other.origins);
      other.cells.forEach(
          (key, count) ->
              count(
                  service[CellKey.service(key)],
                  CellKey.kind(key),
                  user[CellKey.user(key)],
                  origin[CellKey.origin(key)],
                  count));
      tally.newestOfServices.addAll(other.newestOfServices, service);
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
      return tally;
    }
  }
}
