package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.WindowCounter.Counted;
import io.oscar.reports.tally.Tally;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tallies the windows of a course, a few at a time.
 *
 * <p>A window that Loki refuses as too large, or answers too late, is halved; one that cannot be
 * had at all becomes a gap. When Loki is gone, or fails again and again, the rest becomes one.
 */
final class WindowTeam {
  /** How many queries are under way at once. */
  static final int SIZE = 4;

  private static final int MOST_FAILURES = 40;
  private static final String DEADLINE = "the report's deadline came first";

  private final LokiClient loki;
  private final Course course;
  private final WindowCounter counter;
  private final LineReader reader;
  private final ServerLimits limits;
  private final DensityMap density;
  private final Pace pace;
  private final Gaps gaps;

  private final Tally.Builder total = Tally.builder();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
  private Window newestCounted = new Window(Long.MIN_VALUE, Long.MIN_VALUE);

  WindowTeam(
      LokiClient loki,
      Course course,
      WindowCounter counter,
      LineReader reader,
      DensityMap density,
      Pace pace,
      Gaps gaps) {
    this.loki = loki;
    this.course = course;
    this.counter = counter;
    this.reader = reader;
    this.limits = new ServerLimits(pace);
    this.density = density;
    this.pace = pace;
    this.gaps = gaps;
  }

  /** Works through the whole course; what could not be read is in the gaps afterwards. */
  Tally work() {
    try (ExecutorService threads = Executors.newFixedThreadPool(SIZE)) {
      for (int i = 0; i < SIZE; i++) {
        var unused = threads.submit(this::workAlone);
      }
    }
    gaps.add(course.rest(), reasonToStop());
    return total.build();
  }

  /** The newest window that was counted and had lines, whose times are therefore not known. */
  Window newestCounted() {
    return newestCounted;
  }

  private void workAlone() {
    while (!mustStop()) {
      Window window = course.next();
      if (window == null) {
        return;
      }
      tally(window);
    }
  }

  private void tally(Window window) {
    if (mustStop()) {
      gaps.add(window, reasonToStop());
      return;
    }
    try {
      if (course.isToBeCounted(window)) {
        count(window);
      } else {
        read(window);
      }
    } catch (SourceFailure failure) {
      recover(window, failure);
    } catch (RuntimeException bug) {
      stop("broke unexpectedly (" + bug + ")");
      gaps.add(window, reasonToStop());
    }
  }

  private void count(Window window) {
    Counted counted = counter.count(window);
    long lines = counted.tally().lines().read();
    pace.counted(density.bytes(window), lines, counted.series());
    add(counted.tally(), lines > 0 ? window : null);
  }

  private void read(Window window) {
    Tally tally = reader.read(window);
    pace.read(density.bytes(window), tally.lines().read(), tally.cells());
    add(tally, null);
  }

  private synchronized void add(Tally tally, @Nullable Window counted) {
    total.add(tally);
    if (counted != null && counted.upTo() > newestCounted.upTo()) {
      newestCounted = counted;
    }
  }

  private void recover(Window window, SourceFailure failure) {
    switch (failure.kind()) {
      case TOO_LARGE -> {
        if (limits.learnFrom(failure, window)) {
          tally(window);
        } else {
          divide(window, failure);
        }
      }
      case TIMEOUT, BUSY -> {
        if (!loki.isOver() && isBearable()) {
          divide(window, failure);
        } else {
          giveUp(window, failure);
        }
      }
      case REFUSED -> {
        gaps.add(window, failure.getMessage());
        if (!isBearable()) {
          stop(failure.getMessage());
        }
      }
      case UNREACHABLE, UNAUTHORIZED, UNSUPPORTED -> giveUp(window, failure);
    }
  }

  /** Takes note of one more failure; whether there may be more. */
  private boolean isBearable() {
    return failures.incrementAndGet() < MOST_FAILURES;
  }

  private void giveUp(Window window, SourceFailure failure) {
    stop(loki.isOver() ? DEADLINE : failure.getMessage());
    gaps.add(window, reasonToStop());
  }

  private void divide(Window window, SourceFailure failure) {
    if (window.isDivisible()) {
      tally(window.earlier());
      tally(window.later());
    } else if (window.isCountable() && failure.kind() == Kind.TOO_LARGE) {
      readLastResort(window);
    } else {
      gaps.add(window, failure.getMessage());
    }
  }

  /** A second with more different lines than Loki counts apart can still be read as lines. */
  private void readLastResort(Window window) {
    try {
      read(window);
    } catch (SourceFailure failure) {
      gaps.add(window, failure.getMessage());
    }
  }

  private boolean mustStop() {
    return stopped.get() != null || loki.isOver();
  }

  private void stop(String reason) {
    stopped.compareAndSet(null, reason);
  }

  private String reasonToStop() {
    String reason = stopped.get();
    return reason == null ? DEADLINE : reason;
  }
}
