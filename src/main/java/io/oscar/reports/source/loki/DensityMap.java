package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many bytes of log lie where, step by step: an estimate to plan with, never to count with.
 *
 * <p>The index counts whole chunks, rounds them to kilobytes, and Loki may answer from a cache that
 * has not seen the newest lines. So a step without bytes is only likely to be empty.
 */
final class DensityMap {
  private static final double NANOS_PER_HOUR = 3.6e12;

  private final TreeMap<Long, Step> byEnd = new TreeMap<>();
  private final boolean known;

  private DensityMap(boolean known) {
    this.known = known;
  }

  /** The map of the volumes that the index returned. */
  static DensityMap of(List<Volume> volumes, Duration step) {
    var bytesByEnd = new TreeMap<Long, Long>();
    for (Volume volume : volumes) {
      // Loki names a step by its last millisecond
      long end = Window.secondFrom(volume.endMillis() * 1_000_000);
      bytesByEnd.merge(end, volume.bytes(), Long::sum);
    }
    var map = new DensityMap(true);
    bytesByEnd.forEach(
        (end, bytes) -> {
          Long before = bytesByEnd.lowerKey(end);
          long after = end - step.toNanos();
          map.put(new Window(before == null ? after : Math.max(before, after), end), bytes);
        });
    return map;
  }

  /** A map of the same density everywhere, where the index cannot be asked. */
  static DensityMap unknown() {
    return new DensityMap(false);
  }

  /** This map with another one in the place of the steps that lie in a window. */
  DensityMap refined(Window window, DensityMap finer) {
    var map = new DensityMap(known);
    byEnd.values().stream()
        .filter(step -> step.span.after() < window.after() || step.span.upTo() > window.upTo())
        .forEach(step -> map.put(step.span, step.bytes));
    finer.byEnd.values().forEach(step -> map.put(step.span, step.bytes));
    return map;
  }

  private void put(Window span, long bytes) {
    byEnd.put(span.upTo(), new Step(span, bytes));
  }

  /** Whether the index was asked. */
  boolean isKnown() {
    return known;
  }

  /** Whether the index has bytes at or before a moment; false where it cannot be asked. */
  boolean hasBytesBefore(long epochNanos) {
    return byEnd.headMap(epochNanos, true).values().stream().anyMatch(step -> step.bytes > 0);
  }

  /** The beginning of the first step with bytes; empty where none has any. */
  OptionalLong firstBytes() {
    return byEnd.values().stream()
        .filter(step -> step.bytes > 0)
        .mapToLong(step -> step.span.after())
        .findFirst();
  }

  /** The steps that have bytes, in their order. */
  List<Window> steps() {
    return byEnd.values().stream().filter(step -> step.bytes > 0).map(Step::span).toList();
  }

  /** The step of a window with the most bytes, cut to whole seconds; empty where none has any. */
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

  /** The bytes of an hour around a moment. */
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

  /** The moment up to which a stretch that begins after another holds some bytes. */
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

  /** Up to where the density is what it is just after a moment. */
  long densityEnd(long epochNanos) {
    Map.Entry<Long, Step> step = byEnd.higherEntry(epochNanos);
    if (step == null) {
      return Long.MAX_VALUE;
    }
    Window span = step.getValue().span;
    return epochNanos < span.after() ? span.after() : span.upTo();
  }

  /** Up to where there are bytes, or none, as just after a moment. */
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
      return 1 / NANOS_PER_HOUR; // one unit an hour; the pace learns what it is worth
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
