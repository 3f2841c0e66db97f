package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads the lines of a window in pages.
 *
 * <p>A page starts a nanosecond before its window, because Loki omits a line at the very start that
 * ends a chunk (see {@link MissingLineRecovery}); except at a full hour, where Loki splits anyway.
 * A full page may end within lines of equal timestamp, so the next page starts before the last
 * timestamp and drops the lines seen there. A page that fails is retried with few lines, and the
 * size of the following pages is derived from them.
 */
final class PageReader {
  /** The number of lines of maximum length (256 kB by default) that fit into one gRPC message. */
  static final int FEW = 12;

  /** Loki's gRPC messages are limited to 4 MB by default, labels included. */
  static final double MOST_BYTES = 2_500_000;

  private static final int GROWTH = 4;

  private final LokiApi loki;
  private final LimitErrorParser limits;
  private final AdaptiveTimeout timeout;
  private final Consumer<List<String>> warnings;

  PageReader(
      LokiApi loki,
      LimitErrorParser limits,
      AdaptiveTimeout timeout,
      Consumer<List<String>> warnings) {
    this.loki = loki;
    this.limits = limits;
    this.timeout = timeout;
    this.warnings = warnings;
  }

  /**
   * Counts the lines of a window by reading them.
   *
   * @throws SourceFailure if Loki does not answer, or rejects even a few lines
   */
  long count(LogQl query, Window window) {
    var lines = new AtomicLong();
    read(query, window, limits.lines(), entry -> lines.incrementAndGet());
    return lines.get();
  }

  /**
   * Passes each line of a window to the consumer once.
   *
   * @param firstLimit the maximum number of lines of the first page
   * @throws SourceFailure if Loki does not answer, or rejects even a few lines
   */
  void read(LogQl query, Window window, int firstLimit, Consumer<LogEntry> entries) {
    if (window.isEmpty()) {
      return;
    }
    Consumer<LogEntry> within =
        entry -> {
          if (window.contains(entry.epochNanos())) {
            entries.accept(entry);
          }
        };
    Map<LogEntry, Integer> seen = Map.of();
    Window rest = window.beginsAnHour() ? window : new Window(window.after() - 1, window.upTo());
    int limit = firstLimit;
    while (!rest.isEmpty()) {
      Page page = page(query, rest, limit);
      if (!page.isFull()) {
        hand(page.entries(), seen, within);
        return;
      }
      long last = lastTime(page.entries());
      if (last <= rest.after() + 2) {
        // all lines of the page have this timestamp: read it by text, then continue
        var instant = new SameInstantReader(this, page.limit(), loki.description());
        hand(instant.read(query, new Window(rest.after(), last)), seen, within);
        seen = Map.of();
        rest = new Window(last, rest.upTo());
      } else {
        hand(page.entries(), seen, within);
        rest = new Window(last - 2, rest.upTo());
        seen = entriesAfter(page.entries(), rest.after());
      }
      limit = page.nextLimit(limits.lines());
    }
  }

  /**
   * The first lines of a window.
   *
   * @param limit the maximum number of lines; reduced after failures
   * @throws SourceFailure if Loki does not answer, or rejects even a few lines
   */
  Page page(LogQl query, Window window, int limit) {
    try {
      return ask(query, window, limit);
    } catch (SourceFailure failure) {
      if (limit <= FEW || loki.isOver() || !doesNotArrive(failure)) {
        throw failure;
      }
      return few(query, window);
    }
  }

  private Page few(LogQl query, Window window) {
    var had = timeout.time();
    try {
      return ask(query, window, Math.min(FEW, limits.lines()));
    } catch (SourceFailure failure) {
      if (failure.isUnanswered()) {
        timeout.increaseAfter(had);
      }
      throw failure;
    }
  }

  private Page ask(LogQl query, Window window, int limit) {
    LokiResponse<LogEntry> answer = loki.lines(query, window, limit);
    warnings.accept(answer.warnings());
    return new Page(answer.data(), limit);
  }

  private static boolean doesNotArrive(SourceFailure failure) {
    return failure.isUnanswered()
        || (failure.kind() == Kind.TOO_LARGE && LimitErrorParser.isOfAnswer(failure));
  }

  /** Passes on the entries of a page except those of the previous page. */
  private static void hand(
      List<LogEntry> page, Map<LogEntry, Integer> seen, Consumer<LogEntry> entries) {
    var again = new HashMap<>(seen);
    for (LogEntry entry : page) {
      if (!again.isEmpty() && again.containsKey(entry)) {
        again.merge(entry, -1, (left, one) -> left + one == 0 ? null : left + one);
      } else {
        entries.accept(entry);
      }
    }
  }

  private static long lastTime(List<LogEntry> entries) {
    return entries.stream().mapToLong(LogEntry::epochNanos).max().orElseThrow();
  }

  /**
   * The entries after an instant with their multiplicity: lines of different streams may be equal.
   */
  private static Map<LogEntry, Integer> entriesAfter(List<LogEntry> entries, long epochNanos) {
    var found = new HashMap<LogEntry, Integer>();
    for (LogEntry entry : entries) {
      if (entry.epochNanos() > epochNanos) {
        found.merge(entry, 1, Integer::sum);
      }
    }
    return found;
  }

  /**
   * A page.
   *
   * @param entries the lines
   * @param limit the requested number of lines
   */
  record Page(List<LogEntry> entries, int limit) {

    /** Whether there may be more lines. */
    boolean isFull() {
      return entries.size() >= limit;
    }

    /** The size of the next page, assuming the longest line length of this one. */
    private int nextLimit(int most) {
      int longest = entries.stream().mapToInt(entry -> entry.line().length()).max().orElse(1);
      double fitting = Math.min(MOST_BYTES / Math.max(1, longest), (double) GROWTH * limit);
      return (int) Math.clamp(fitting, Math.min(FEW, most), most);
    }
  }
}
