package io.oscar.reports.source.loki;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.Origins;
import io.oscar.reports.source.loki.LokiClient.Direction;
import io.oscar.reports.tally.LogLineParser;
import io.oscar.reports.tally.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    Set<LogEntry> seen = Set.of();
    Window rest = window;
    while (!rest.isEmpty()) {
      int limit = pace.pageSize();
      LokiAnswer<LogEntry> page = loki.lines(query, rest, limit, Direction.FORWARD);
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
        seen = Set.of();
        rest = new Window(last, rest.upTo());
      } else {
        add(tally, page.data(), seen);
        seen = entriesAt(page.data(), last);
        rest = new Window(last - 1, rest.upTo());
      }
    }
    return tally.build();
  }

  private void add(Tally.Builder tally, List<LogEntry> entries, Set<LogEntry> seen) {
    for (LogEntry entry : entries) {
      if (seen.isEmpty() || !seen.contains(entry)) {
        tally.seen(entry.epochNanos());
        lines.add(tally, parser.parse(entry.line()), CountryLabels.country(entry.labels()), 1);
      }
    }
  }

  private static long lastTime(List<LogEntry> entries) {
    return entries.stream().mapToLong(LogEntry::epochNanos).max().orElseThrow();
  }

  private static Set<LogEntry> entriesAt(List<LogEntry> entries, long epochNanos) {
    var found = new HashSet<LogEntry>();
    for (LogEntry entry : entries) {
      if (entry.epochNanos() == epochNanos) {
        found.add(entry);
      }
    }
    return found;
  }
}
