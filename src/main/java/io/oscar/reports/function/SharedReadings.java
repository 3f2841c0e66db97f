package io.oscar.reports.function;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has calls that ask for the same at the same time share what is read for the first of them.
 *
 * <p>A call joins while the sources are still being read, and only if its caller sees the same
 * services. All that share a reading take one turn, that of its first caller; it ends, and is
 * forgotten, when the last of them has its answer.
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
   * @param scope how far the callers see, or null for the unattended caller
   * @param visible the services that they see
   */
  private record Key(
      Subject subject, boolean withRequests, Inventory.@Nullable Scope scope, Set<String> visible) {
    static Key of(Subject subject, Set<Need> needs, @Nullable InventoryReading visible) {
      boolean withRequests = needs.contains(Need.REQUESTS);
      if (visible == null) {
        return new Key(subject, withRequests, null, Set.of());
      }
      Inventory inventory = visible.inventory();
      return new Key(subject, withRequests, inventory.scope(), inventory.names());
    }
  }

  /**
   * Joins the reading of a subject, or starts it once there is a turn for it.
   *
   * @param needs what the call needs of it
   * @throws TooManyReports if there was no turn for it
   */
  Share join(Subject subject, Set<Need> needs, Admission admission) {
    InventoryReading visible = admission.visible();
    Deadline deadline = admission.deadline();
    Key key = Key.of(subject, needs, visible);
    Duration patience = deadline.remaining().dividedBy(2);
    Deadline latest = Deadline.in(patience, deadline.clock());
    while (true) {
      var own = new SharedReading(sources, subject, deadline);
      SharedReading joined = enter(key, own);
      var share = new Share(key, joined);
      try {
        if (joined == own) {
          own.start(() -> turns.take(admission.caller(), deadline), visible, needs);
          return share;
        }
        if (joined.isStartedBy(latest)) {
          joined.ask(needs);
          return share;
        }
      } catch (RuntimeException | Error failure) {
        share.close();
        throw failure;
      }
      share.close(); // its first caller got no turn, which says nothing of this one's chances
    }
  }

  private synchronized SharedReading enter(Key key, SharedReading own) {
    SharedReading shared = underWay.get(key);
    if (shared == null || shared.isOver()) {
      underWay.put(key, own);
      shared = own;
    }
    shared.enter();
    return shared;
  }

  private synchronized void leave(Key key, SharedReading shared) {
    if (shared.leave()) {
      underWay.remove(key, shared);
    }
  }

  /** The part that one call has in a reading; closing it ends the reading with its last part. */
  final class Share implements AutoCloseable {
    private final Key key;
    private final SharedReading reading;
    private boolean isClosed;

    private Share(Key key, SharedReading reading) {
      this.key = key;
      this.reading = reading;
    }

    SharedReading reading() {
      return reading;
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
