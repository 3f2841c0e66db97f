package io.oscar.reports.function;

import io.oscar.reports.source.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has calls that ask for the same at the same time share what is read for the first of them.
 *
 * <p>A call joins while the sources are still being read. Of what is read for callers with one view
 * nothing else is kept. Who comes while callers with other views are there shares a reading with
 * them of which everything is kept, and each is shown their part of it. All that share a reading
 * take one turn, that of its first caller; it ends, and is forgotten, when the last of them has its
 * answer.
 */
final class SharedReadings {
  private final Sources sources;
  private final Turns turns;
  private final Map<Key, SharedReading> underWay = new HashMap<>();

  SharedReadings(Sources sources, Turns turns) {
    this.sources = sources;
    this.turns = turns;
  }

  /**
   * What calls have in common that may share a reading.
   *
   * @param withRequests whether the manager's log is read; who reads the exposed log knows its
   *     services then
   * @param view what all callers see, or null where each of them sees some services
   */
  private record Key(Subject subject, boolean withRequests, @Nullable View view) {

    Key ofDifferentViews() {
      return new Key(subject, withRequests, null);
    }

    boolean isOfDifferentViews() {
      return view == null;
    }

    /**
     * Whether the callers of both could share a reading of which each is shown their part. What is
     * counted by time is of all services together, and has no parts.
     */
    boolean isAnotherViewOf(Key other) {
      return !equals(other)
          && subject.grid() == null
          && ofDifferentViews().equals(other.ofDifferentViews())
          && (view == null || view.isScoped())
          && (other.view == null || other.view.isScoped());
    }
  }

  /**
   * Joins a reading of a subject, or starts it once there is a turn for it.
   *
   * @param needs what the call needs of it
   * @throws TooManyReports if there was no turn for it
   */
  Share join(Subject subject, Set<Need> needs, Admission admission) {
    View view = View.of(admission.visible());
    var own = new Key(subject, needs.contains(Need.REQUESTS), view);
    Deadline latest = latestStart(admission.deadline());
    boolean withOthers = true;
    while (true) {
      Share share = enter(own, withOthers, admission.deadline());
      try {
        if (share.isStarted(needs, admission, latest)) {
          if (share.reading.showsAllOf(view, needs)) {
            return share;
          }
          withOthers = false; // there are too many names beside those of this view
          latest = latestStart(admission.deadline());
        } // or else its first caller got no turn, which says nothing of this one's chances
      } catch (RuntimeException | Error failure) {
        share.close();
        throw failure;
      }
      share.close();
    }
  }

  /** Half of the time is left for the report. */
  private static Deadline latestStart(Deadline due) {
    return Deadline.in(due.remaining().dividedBy(2), due.clock());
  }

  private synchronized Share enter(Key own, boolean withOthers, Deadline deadline) {
    boolean areOthersThere =
        withOthers && underWay.keySet().stream().anyMatch(own::isAnotherViewOf);
    Key key = areOthersThere ? own.ofDifferentViews() : own;
    SharedReading reading = underWay.get(key);
    boolean isFirst = reading == null || reading.isOver();
    if (reading == null || isFirst) {
      reading = new SharedReading(sources, key.subject(), key.isOfDifferentViews(), deadline);
      underWay.put(key, reading);
    }
    reading.enter();
    return new Share(key, reading, isFirst);
  }

  private synchronized void leave(Key key, SharedReading reading) {
    if (reading.leave()) {
      underWay.remove(key, reading);
    }
  }

  /** The part that one call has in a reading; closing it ends the reading with its last part. */
  final class Share implements AutoCloseable {
    private final Key key;
    private final SharedReading reading;
    private final boolean isFirst;
    private boolean isClosed;

    private Share(Key key, SharedReading reading, boolean isFirst) {
      this.key = key;
      this.reading = reading;
      this.isFirst = isFirst;
    }

    SharedReading reading() {
      return reading;
    }

    /** Starts the reading, or waits until its first call does; whether it has a turn then. */
    private boolean isStarted(Set<Need> needs, Admission admission, Deadline latest) {
      if (isFirst) {
        reading.start(
            () -> turns.take(admission.caller(), admission.deadline()), admission.visible(), needs);
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
