package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads the lines of a window, page by page.
 *
 * <p>A page begins a nanosecond before its window, because at its very beginning Loki would leave a
 * line out that ends a chunk (see {@link LostLines}); not at a full hour, where it cuts anyway. A
 * full page may have cut through lines of equal time, so the next one begins before the last time
 * of the one before and drops what was seen there. A page that does not arrive is asked again with
 * a few lines, and the pages after it are as large as its lines allow.
 */
final class Pages {
  /** So many of the longest lines that Loki stores (256 kB as it ships) fit into one message. */
  static final int FEW = 12;

  /** Loki's parts send each other up to 4 MB as it ships, of which labels take a share. */
  static final double MOST_BYTES = 2_500_000;

  private static final int GROWTH = 4;

  private final LokiApi loki;
  private final ServerLimits limits;
  private final Patience patience;
  private final Consumer<List<String>> warnings;

  Pages(LokiApi loki, ServerLimits limits, Patience patience, Consumer<List<String>> warnings) {
    this.loki = loki;
    this.limits = limits;
    this.patience = patience;
    this.warnings = warnings;
  }

  /**
   * How many lines a window has, as they are read.
   *
   * @throws SourceFailure if Loki does not answer, or refuses even a few lines
   */
  long count(LogQl query, Window window) {
    var lines = new AtomicLong();
    read(query, window, limits.lines(), entry -> lines.incrementAndGet());
    return lines.get();
  }

  /**
   * Hands over every line of a window once.
   *
   * @param firstLimit how many lines the first page may have
   * @throws SourceFailure if Loki does not answer, or refuses even a few lines
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
        // the page holds nothing but this moment: read all of it in another way, and go on
        var instant = new CrowdedInstant(this, page.limit(), loki.description());
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
   * @param limit how many lines to ask for; fewer where they do not arrive
   * @throws SourceFailure if Loki does not answer, or refuses even a few lines
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
    var had = patience.time();
    try {
      return ask(query, window, Math.min(FEW, limits.lines()));
    } catch (SourceFailure failure) {
      if (failure.isSilence()) {
        patience.wasTooShort(had);
      }
      throw failure;
    }
  }

  private Page ask(LogQl query, Window window, int limit) {
    LokiAnswer<LogEntry> answer = loki.lines(query, window, limit);
    warnings.accept(answer.warnings());
    return new Page(answer.data(), limit);
  }

  private static boolean doesNotArrive(SourceFailure failure) {
    return failure.isSilence()
        || (failure.kind() == Kind.TOO_LARGE && ServerLimits.isOfAnswer(failure));
  }

  /** Hands over the entries of a page but those that were handed over with the page before. */
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

  /** The entries after a moment with their number: lines of different streams may be equal. */
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
   * Some lines.
   *
   * @param entries the lines
   * @param limit how many were asked for
   */
  record Page(List<LogEntry> entries, int limit) {

    /** Whether there may be more. */
    boolean isFull() {
      return entries.size() >= limit;
    }

    /** How many lines to ask for next, if they are as long as the longest of these. */
    private int nextLimit(int most) {
      int longest = entries.stream().mapToInt(entry -> entry.line().length()).max().orElse(1);
      double fitting = Math.min(MOST_BYTES / Math.max(1, longest), (double) GROWTH * limit);
      return (int) Math.clamp(fitting, Math.min(FEW, most), most);
    }
  }
}
