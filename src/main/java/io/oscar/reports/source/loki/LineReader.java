package io.oscar.reports.source.loki;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.Origins;
import io.oscar.reports.tally.LogLineParser;
import io.oscar.reports.tally.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tallies a window by reading its lines, page by page.
 *
 * <p>A full page may have cut through lines of equal time, so the next one begins at the last time
 * of the one before and drops what was seen there.
 */
final class LineReader {
  private final LokiClient loki;
  private final LogQl query;
  private final LogLineParser parser;
  private final LineTally lines;
  private final Pace pace;
  private final Consumer<List<String>> warnings;

  LineReader(
      LokiClient loki,
      LogQl query,
      LogRequest request,
      Origins origins,
      Pace pace,
      Consumer<List<String>> warnings) {
    this.loki = loki;
    this.query = query;
    this.parser = CanonicalLine.of(request.stream()).parser();
    this.lines = new LineTally(request, origins);
    this.pace = pace;
    this.warnings = warnings;
  }

  /**
   * The tally of a window.
   *
   * @throws io.oscar.reports.source.SourceFailure if Loki does not answer, or refuses the size
   */
  Tally read(Window window) {
    Tally.Builder tally = Tally.builder();
    Map<LogEntry, Integer> seen = Map.of();
    Window rest = window;
    while (!rest.isEmpty()) {
      int limit = pace.pageSize();
      LokiAnswer<LogEntry> page = loki.lines(query, rest, limit);
      warnings.accept(page.warnings());
      if (page.data().size() < limit) {
        add(tally, page.data(), seen);
        return tally.build();
      }
      long last = lastTime(page.data());
      if (last == rest.after() + 1) {
        // the page holds nothing but this nanosecond: read all of it in another way, and go on
        var instant = new Window(last - 1, last);
        add(tally, new CrowdedInstant(loki, pace, warnings).read(query, instant), seen);
        seen = Map.of();
        rest = new Window(last, rest.upTo());
      } else {
        add(tally, page.data(), seen);
        seen = entriesAt(page.data(), last);
        rest = new Window(last - 1, rest.upTo());
      }
    }
    return tally.build();
  }

  /** Adds the entries of a page but those that were added with the page before. */
  private void add(Tally.Builder tally, List<LogEntry> entries, Map<LogEntry, Integer> seen) {
    var again = new HashMap<>(seen);
    for (LogEntry entry : entries) {
      if (!again.isEmpty() && again.containsKey(entry)) {
        again.merge(entry, -1, (left, one) -> left + one == 0 ? null : left + one);
      } else {
        String country = CountryLabels.country(entry.labels());
        lines.add(tally, parser.parse(entry.line()), country, 1, entry.epochNanos());
      }
    }
  }

  private static long lastTime(List<LogEntry> entries) {
    return entries.stream().mapToLong(LogEntry::epochNanos).max().orElseThrow();
  }

  /** The entries of a moment with their number: lines of different streams may be equal. */
  private static Map<LogEntry, Integer> entriesAt(List<LogEntry> entries, long epochNanos) {
    var found = new HashMap<LogEntry, Integer>();
    for (LogEntry entry : entries) {
      if (entry.epochNanos() == epochNanos) {
        found.merge(entry, 1, Integer::sum);
      }
    }
    return found;
  }
}
