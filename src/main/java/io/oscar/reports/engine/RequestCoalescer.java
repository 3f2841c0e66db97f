package io.oscar.reports.engine;

import io.oscar.reports.source.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Request coalescing: concurrent calls for the same range and service share the source calls of the
 * first.
 *
 * <p>A call joins while the sources are still being read. Callers who see the same services share
 * facts limited to these. If callers who see different services meet, everything is kept and
 * filtered for each. All of them use one permit, that of the first caller, which is released with
 * the last response; nothing is cached.
 */
final class RequestCoalescer {
  private final Sources sources;
  private final ConcurrencyLimit concurrencyLimit;
  private final Map<Key, SharedFacts> underWay = new HashMap<>();

  RequestCoalescer(Sources sources, ConcurrencyLimit concurrencyLimit) {
    this.sources = sources;
    this.concurrencyLimit = concurrencyLimit;
  }

  /**
   * The key under which calls share facts.
   *
   * @param withRequests whether the manager's log is read, so that its services are known when the
   *     exposed log is read
   * @param view the services that all callers see, or null if they see different ones
   */
  private record Key(Selection selection, boolean withRequests, @Nullable VisibleServices view) {

    Key ofDifferentViews() {
      return new Key(selection, withRequests, null);
    }

    boolean isOfDifferentViews() {
      return view == null;
    }

    /**
     * Whether the callers of both could share facts that are filtered for each. What is counted by
     * time is of all services together, and has no parts.
     */
    boolean isAnotherViewOf(Key other) {
      return !equals(other)
          && selection.grid() == null
          && ofDifferentViews().equals(other.ofDifferentViews())
          && (view == null || view.isScoped())
          && (other.view == null || other.view.isScoped());
    }
  }

  /**
   * Joins the shared facts of a range and service, or starts them when a permit is free.
   *
   * @param needs the data that the call requires
   * @throws TooManyReports if no permit becomes free
   */
  Share join(Selection selection, Set<RequiredData> needs, Admission admission) {
    VisibleServices view = VisibleServices.of(admission.visible());
    var own = new Key(selection, needs.contains(RequiredData.REQUESTS), view);
    Deadline latest = latestStart(admission.deadline());
    boolean withOthers = true;
    while (true) {
      Share share = enter(own, withOthers, admission.deadline());
      try {
        if (share.isStarted(needs, admission, latest)) {
          if (share.reading.showsAllOf(view, needs)) {
            return share;
          }
          withOthers = false; // names of other callers have exhausted the limit
          latest = latestStart(admission.deadline());
        } // its first caller got no permit, which does not concern this one
      } catch (RuntimeException | Error failure) {
        share.close();
        throw failure;
      }
      share.close();
    }
  }

  /** Leaves half of the time for the report. */
  private static Deadline latestStart(Deadline due) {
    return Deadline.in(due.remaining().dividedBy(2), due.clock());
  }

  private synchronized Share enter(Key own, boolean withOthers, Deadline deadline) {
    boolean areOthersThere =
        withOthers && underWay.keySet().stream().anyMatch(own::isAnotherViewOf);
    Key key = areOthersThere ? own.ofDifferentViews() : own;
    SharedFacts reading = underWay.get(key);
    boolean isFirst = reading == null || reading.isOver();
    if (reading == null || isFirst) {
      reading = new SharedFacts(sources, key.selection(), key.isOfDifferentViews(), deadline);
      underWay.put(key, reading);
    }
    reading.enter();
    return new Share(key, reading, isFirst);
  }

  private synchronized void leave(Key key, SharedFacts reading) {
    if (reading.leave()) {
      underWay.remove(key, reading);
    }
  }

  /** The participation of one call; closing the last one ends the shared facts. */
  final class Share implements AutoCloseable {
    private final Key key;
    private final SharedFacts reading;
    private final boolean isFirst;
    private boolean isClosed;

    private Share(Key key, SharedFacts reading, boolean isFirst) {
      this.key = key;
      this.reading = reading;
      this.isFirst = isFirst;
    }

    SharedFacts reading() {
      return reading;
    }

    /**
     * Starts the source calls, or waits until the first call does; returns whether it has a permit.
     */
    private boolean isStarted(Set<RequiredData> needs, Admission admission, Deadline latest) {
      if (isFirst) {
        reading.start(
            () -> concurrencyLimit.take(admission.caller(), admission.deadline()),
            admission.visible(),
            needs);
        return true;
      }
      if (!reading.isStartedBy(latest)) {
        return false;
      }
      reading.ask(needs);
      return true;
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        leave(key, reading);
      }
    }
  }
}
