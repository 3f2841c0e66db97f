package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many bytes of log lie where, step by step: an estimate to plan with, never to count with.
 *
 * <p>The index counts whole chunks, rounds them to kilobytes, and Loki may answer from a cache that
 * has not seen the newest lines. So a step without bytes is only likely to be empty.
 */
final class DensityMap {
  private final TreeMap<Long, Long> bytesByStepEnd = new TreeMap<>();
  private final long stepNanos;
  private final boolean known;

  private DensityMap(Duration step, boolean known) {
    this.stepNanos = step.toNanos();
    this.known = known;
  }

  /** The map of the volumes that the index returned. */
  static DensityMap of(List<Volume> volumes, Duration step) {
    var map = new DensityMap(step, true);
    for (Volume volume : volumes) {
      // Loki names a step by its last millisecond
      long end = Window.secondFrom(volume.endMillis() * 1_000_000);
      map.bytesByStepEnd.merge(end, volume.bytes(), Long::sum);
    }
    return map;
  }

  /** A map of the same density everywhere, where the index cannot be asked. */
  static DensityMap unknown() {
    return new DensityMap(Duration.ofHours(1), false);
  }

  /** Whether the index was asked. */
  boolean isKnown() {
    return known;
  }

  /** Whether the index has bytes at or before a moment; false where it cannot be asked. */
  boolean hasBytesBefore(long epochNanos) {
    return bytesByStepEnd.headMap(epochNanos, true).values().stream().anyMatch(b -> b > 0);
  }

  /** The step of a window with the most bytes, cut to whole seconds; empty where none has any. */
  Window densest(Window within) {
    var densest = new Window(0, 0);
    long most = 0;
    for (Map.Entry<Long, Long> step : bytesByStepEnd.entrySet()) {
      long end = Window.secondUpTo(Math.min(step.getKey(), within.upTo()));
      long after = Window.secondFrom(Math.max(step.getKey() - stepNanos, within.after()));
      if (step.getValue() > most && after < end) {
        most = step.getValue();
        densest = new Window(after, end);
      }
    }
    return densest;
  }

  /** The end of the step that a moment lies in; the moment is before it. */
  long stepEnd(long epochNanos) {
    Long end = bytesByStepEnd.higherKey(epochNanos);
    if (end == null || end - epochNanos > stepNanos) {
      return epochNanos - Math.floorMod(epochNanos, stepNanos) + stepNanos;
    }
    return end;
  }

  /** The bytes of an hour around a moment. */
  double bytesPerHour(long epochNanos) {
    return bytesPerNano(epochNanos) * 3.6e12;
  }

  /** The bytes of a window. */
  double bytes(Window window) {
    double bytes = 0;
    for (long at = window.after(); at < window.upTo(); ) {
      long next = Math.min(stepEnd(at), window.upTo());
      bytes += (next - at) * bytesPerNano(at);
      at = next;
    }
    return bytes;
  }

  /** The moment up to which a stretch that begins after another holds some bytes. */
  long advance(long after, double bytes, long atMost) {
    double left = bytes;
    long at = after;
    while (at < atMost) {
      long next = Math.min(stepEnd(at), atMost);
      double here = (next - at) * bytesPerNano(at);
      if (here >= left) {
        return at + Math.max(1, (long) (left / bytesPerNano(at)));
      }
      left -= here;
      at = next;
    }
    return atMost;
  }

  private double bytesPerNano(long epochNanos) {
    if (!known) {
      return 1.0 / stepNanos; // one unit an hour; the pace learns what it is worth
    }
    Map.Entry<Long, Long> step = bytesByStepEnd.higherEntry(epochNanos);
    boolean inStep = step != null && step.getKey() - epochNanos <= stepNanos;
    return inStep ? (double) step.getValue() / stepNanos : 0;
  }
}
