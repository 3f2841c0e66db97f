package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.config.Settings;
import io.oscar.reports.real.LokiLine;
import io.oscar.reports.real.LokiServer;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.source.http.Endpoint;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A tenant of a real Loki, which has no line at first.
 *
 * @param loki the server
 * @param name what its {@code X-Scope-OrgID} is
 */
record LokiTenant(LokiServer loki, String name) {
  // Far more than any reading takes that works, so that one that does not work ends as well.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Adds lines to a stream; their labels become structured metadata. */
  LokiTenant push(Map<String, String> stream, List<LoggedLine> lines) {
    return pushing(() -> loki.push(stream, loaded(lines), name));
  }

  /** The same where each {@code INVALID} in a text becomes these bytes. */
  LokiTenant pushInvalid(Map<String, String> stream, List<LoggedLine> lines, byte[] bytes) {
    return pushing(() -> loki.pushInvalid(stream, loaded(lines), bytes, name));
  }

  /** Has its lines written to the store; to be called before anything is read. */
  LokiTenant store() {
    return pushing(() -> loki.store(name));
  }

  /** What a report reads with the default queries. */
  LogReading read(LogStream stream, TimeRange range) {
    return read(LokiSettings.DEFAULTS, stream, range);
  }

  /** What a report reads with these settings. */
  LogReading read(LokiSettings settings, LogStream stream, TimeRange range) {
    return Lokis.requestLog(endpoint(), settings)
        .read(new LogRequest(stream, range, null, Deadline.in(LONGEST, Clock.systemUTC())));
  }

  /** How the program asks Loki as this tenant. */
  Endpoint endpoint() {
    Settings settings = Settings.of(Map.of("LOKI_URL", loki.url().toString(), "LOKI_TENANT", name));
    return Objects.requireNonNull(settings.loki());
  }

  /** The counted requests of each user. */
  static Map<String, Long> users(LogReading reading) {
    var users = new TreeMap<String, Long>();
    reading.tally().forEach((cell, count) -> users.merge(cell.user(), count, Long::sum));
    return users;
  }

  private LokiTenant pushing(Push push) {
    try {
      push.run();
      return this;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<LokiLine> loaded(List<LoggedLine> lines) {
    return lines.stream()
        .map(line -> new LokiLine(Timestamps.toNanos(line.time()), line.text(), line.labels()))
        .toList();
  }

  private interface Push {
    void run() throws IOException, InterruptedException;
  }
}
