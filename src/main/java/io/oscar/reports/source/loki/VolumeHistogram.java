package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The log volume in bytes by time step: an estimate for planning, not for counting.
 *
 * <p>The index counts whole chunks rounded to kilobytes, and Loki may answer from a cache without
 * the newest lines. A step without bytes is therefore likely but not certain to be empty.
 */
final class VolumeHistogram {
  private static final double NANOS_PER_HOUR = 3.6e12;

  private final TreeMap<Long, Step> byEnd = new TreeMap<>();
  private final boolean known;

  private VolumeHistogram(boolean known) {
    this.known = known;
  }

  /** The histogram of the volumes returned by the index. */
  static VolumeHistogram of(List<Volume> volumes, Duration step) {
    var bytesByEnd = new TreeMap<Long, Long>();
    for (Volume volume : volumes) {
      // Loki labels a step with its last millisecond
      long end = Window.secondFrom(volume.endMillis() * 1_000_000);
      bytesByEnd.merge(end, volume.bytes(), Long::sum);
    }
    var map = new VolumeHistogram(true);
    bytesByEnd.forEach(
        (end, bytes) -> {
          Long before = bytesByEnd.lowerKey(end);
          long after = end - step.toNanos();
          map.put(new Window(before == null ? after : Math.max(before, after), end), bytes);
        });
    return map;
  }

  /** A uniform histogram, for an index without volumes. */
  static VolumeHistogram unknown() {
    return new VolumeHistogram(false);
  }

  /** This histogram with the steps within a window replaced by those of another. */
  VolumeHistogram refined(Window window, VolumeHistogram finer) {
    var map = new VolumeHistogram(known);
    byEnd.values().stream()
        .filter(step -> step.span.after() < window.after() || step.span.upTo() > window.upTo())
        .forEach(step -> map.put(step.span, step.bytes));
    finer.byEnd.values().forEach(step -> map.put(step.span, step.bytes));
    return map;
  }

  private void put(Window span, long bytes) {
    byEnd.put(span.upTo(), new Step(span, bytes));
  }

  /** Whether the volumes come from the index. */
  boolean isKnown() {
    return known;
  }

  /** Whether the index has bytes at or before an instant; false if it has no volumes. */
  boolean hasBytesBefore(long epochNanos) {
    return byEnd.headMap(epochNanos, true).values().stream().anyMatch(step -> step.bytes > 0);
  }

  /** The start of the first step with bytes; empty if none has any. */
  OptionalLong firstBytes() {
    return byEnd.values().stream()
        .filter(step -> step.bytes > 0)
        .mapToLong(step -> step.span.after())
        .findFirst();
  }

  /** The steps with bytes, in order. */
  List<Window> steps() {
    return byEnd.values().stream().filter(step -> step.bytes > 0).map(Step::span).toList();
  }

  /**
   * The step of a window with the most bytes, truncated to whole seconds; empty if none has any.
   */
  Window densest(Window within) {
    var densest = new Window(0, 0);
    long most = 0;
    for (Step step : byEnd.values()) {
      long end = Window.secondUpTo(Math.min(step.span.upTo(), within.upTo()));
      long after = Window.secondFrom(Math.max(step.span.after(), within.after()));
      if (step.bytes > most && after < end) {
        most = step.bytes;
        densest = new Window(after, end);
      }
    }
    return densest;
  }

  /** The bytes per hour at an instant. */
  double bytesPerHour(long epochNanos) {
    return bytesPerNano(epochNanos) * NANOS_PER_HOUR;
  }

  /** The bytes of a window. */
  double bytes(Window window) {
    double bytes = 0;
    for (long at = window.after(); at < window.upTo(); ) {
      long next = Math.min(densityEnd(at), window.upTo());
      bytes += (next - at) * bytesPerNano(at);
      at = next;
    }
    return bytes;
  }

  /** The instant at which a number of bytes is reached after a position. */
  long advance(long after, double bytes, long atMost) {
    double left = bytes;
    long at = after;
    while (at < atMost) {
      long next = Math.min(densityEnd(at), atMost);
      double here = (next - at) * bytesPerNano(at);
      if (here >= left) {
        return at + Math.max(1, (long) (left / bytesPerNano(at)));
      }
      left -= here;
      at = next;
    }
    return atMost;
  }

  /** The end of the step that starts after an instant. */
  long densityEnd(long epochNanos) {
    Map.Entry<Long, Step> step = byEnd.higherEntry(epochNanos);
    if (step == null) {
      return Long.MAX_VALUE;
    }
    Window span = step.getValue().span;
    return epochNanos < span.after() ? span.after() : span.upTo();
  }

  /** The end of the run of steps with bytes, or of empty ones, after an instant. */
  long stretchEnd(long epochNanos, long atMost) {
    boolean isEmpty = bytesPerNano(epochNanos) == 0;
    long at = epochNanos;
    while (at < atMost && (bytesPerNano(at) == 0) == isEmpty) {
      at = Math.min(densityEnd(at), atMost);
    }
    return at;
  }

  private double bytesPerNano(long epochNanos) {
    if (!known) {
      return 1 / NANOS_PER_HOUR; // one unit per hour; the cost model learns its weight
    }
    Map.Entry<Long, Step> entry = byEnd.higherEntry(epochNanos);
    if (entry == null || epochNanos < entry.getValue().span.after()) {
      return 0;
    }
    Step step = entry.getValue();
    return (double) step.bytes / (step.span.upTo() - step.span.after());
  }

  private record Step(Window span, long bytes) {}
}
