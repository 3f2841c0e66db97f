package io.oscar.reports.source.loki;

import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.tally.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** One-line readings of a day. */
final class ReadLoki {
  static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  static final TimeRange DAY =
      new TimeRange(START, Instant.parse("2026-10-01T23:59:59.999999999Z"));

  private ReadLoki() {}

  /** The manager's requests of the day. */
  static LogReading day(RequestLog log) {
    return read(log, LogStream.MANAGER, DAY);
  }

  static LogReading read(RequestLog log, LogStream stream, TimeRange range) {
    return log.read(new LogRequest(stream, range, null, Deadline.none(Clock.systemUTC())));
  }

  /** So many lines, a minute apart from the day's beginning. */
  static List<LoggedLine> minutely(int number, IntFunction<String> user) {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < number; i++) {
      Instant time = START.plusSeconds(60L * i);
      lines.add(LogLines.manager(time, 200, "10.0.0.1", "/run/svc", user.apply(i)));
    }
    return lines;
  }

  /** The requests of each user. */
  static Map<String, Long> byUser(Tally tally) {
    var users = new TreeMap<String, Long>();
    tally.forEach((cell, count) -> users.merge(cell.user(), count, Long::sum));
    return users;
  }
}
