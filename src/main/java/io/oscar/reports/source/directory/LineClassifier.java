package io.oscar.reports.source.directory;

import io.oscar.reports.accesslog.LineForm;
import io.oscar.reports.accesslog.LineTime;
import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.accesslog.PartialLines;
import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.tally.Tally;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects and counts the lines of a directory that belong to a request.
 *
 * <p>The files may mix both streams, and each line is counted in exactly one of them: a line in an
 * access log format, or that mentions an exposed service, belongs to {@link LogStream#EXPOSED},
 * every other line to {@link LogStream#MANAGER}. A line is in the range by its own time. A line
 * without a time belongs with the line before it in its file, or with the next one if that is too
 * early and the line is unreadable; it is rejected, never counted as a request. For a request about
 * one service, lines of other services are ignored, and lines that are not counted only matter if
 * they name the service.
 */
final class LineClassifier {
  private static final LogLineParser ANY = LogLineParser.ofAny();
  private static final LogLineParser MANAGER = LogLineParser.ofManager();
  private static final LogLineParser INGRESS = LogLineParser.ofIngress();

  private final LogRequest request;
  private final LineTally lines;
  private final ServiceMention mention;
  private final long start;
  private final long end;
  private final PartialLines parts = new PartialLines();
  private final UndecidedLines undecided;
  private final Tally.Builder tally;
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private long timed;
  private long lastTime = LogLine.NO_TIME;
  private boolean streamSeen;

  LineClassifier(LogRequest request, OriginResolver origins) {
    this.request = request;
    this.lines = new LineTally(request, origins);
    this.undecided = new UndecidedLines(lines);
    this.tally = lines.newWhole();
    this.mention = new ServiceMention(request.service());
    this.start = Timestamps.toNanos(request.range().start());
    this.end = Timestamps.toNanos(request.range().end());
  }

  /** Ends a file; further lines are of another file. */
  void endFile() {
    parts.rest().forEach(this::addWhole);
    undecided.decide(true, tally);
    lastTime = LogLine.NO_TIME;
  }

  /** Adds a line of a file, or an entry with a part of a line. */
  void add(String entry) {
    String line = parts.add(entry);
    if (line != null) {
      addWhole(line);
    }
  }

  private void addWhole(String line) {
    if (line.isBlank()) {
      return;
    }
    LogLine meaning = ANY.parse(line);
    long time = time(meaning, line);
    if (time != LogLine.NO_TIME) {
      decide(time);
    }
    if (stream(meaning, line) != request.stream()) {
      return;
    }
    streamSeen = true;
    if (isInRange(time == LogLine.NO_TIME ? lastTime : time)) {
      account(tally, meaning, line);
    } else if (time == LogLine.NO_TIME && lastTime < start && isUnreadable(meaning)) {
      undecided.add(builder -> account(builder, meaning, line));
    }
  }

  private void decide(long time) {
    lastTime = time;
    oldest = Math.min(oldest, time);
    newest = Math.max(newest, time);
    timed++;
    undecided.decide(time >= start, tally);
  }

  /** The tally of all lines; nothing must be added afterwards. */
  Tally toTally() {
    return tally.build();
  }

  /** The time of the oldest line of either stream, or null if no line has a time. */
  @Nullable Instant oldest() {
    return oldest == Long.MAX_VALUE ? null : Timestamps.toInstant(oldest);
  }

  /** The time of the newest line of either stream, or null if no line has a time. */
  @Nullable Instant newest() {
    return newest == Long.MIN_VALUE ? null : Timestamps.toInstant(newest);
  }

  /** The number of lines of either stream with a time. */
  long timed() {
    return timed;
  }

  /** Whether there was any line of the stream, in the range or not. */
  boolean sawStream() {
    return streamSeen;
  }

  private static long time(LogLine meaning, String line) {
    return switch (meaning) {
      case Execution execution -> execution.epochNanos();
      case Refused refused -> refused.epochNanos();
      case Rejected rejected -> LineTime.of(line);
    };
  }

  private static LogStream stream(LogLine meaning, String line) {
    boolean exposed =
        switch (meaning) {
          case Execution execution -> execution.kind() == RequestKind.EXPOSED;
          case Refused refused -> false;
          case Rejected rejected when !rejected.form().isEmpty() -> !MANAGER.isMarked(line);
          case Rejected rejected -> !MANAGER.recognises(line) && INGRESS.recognises(line);
        };
    return exposed ? LogStream.EXPOSED : LogStream.MANAGER;
  }

  /** A line without a time at the start of a file is in every range. */
  private boolean isInRange(long time) {
    return time == LogLine.NO_TIME || (time >= start && time <= end);
  }

  /** Whether a line is a request that cannot be counted because of its format. */
  private static boolean isUnreadable(LogLine meaning) {
    return switch (meaning) {
      case Execution execution -> execution.epochNanos() == LogLine.NO_TIME;
      case Refused refused -> false;
      case Rejected rejected -> !rejected.form().isEmpty();
    };
  }

  private void account(Tally.Builder into, LogLine meaning, String line) {
    switch (meaning) {
      case Execution execution -> {
        if (request.wants(execution.service())) {
          count(into, execution, line);
        }
      }
      case Refused refused -> addIfMentioned(into, refused, line);
      case Rejected rejected -> addIfMentioned(into, rejected, line);
    }
  }

  private void addIfMentioned(Tally.Builder into, LogLine meaning, String line) {
    if (mention.in(line)) {
      lines.add(into, meaning, null, 1, LogLine.NO_TIME);
    }
  }

  private void count(Tally.Builder into, Execution execution, String line) {
    boolean isTimed = execution.epochNanos() != LogLine.NO_TIME;
    LogLine meaning = isTimed ? execution : new Rejected(Rejection.TIME, LineForm.of(line));
    lines.add(into, meaning, null, 1, execution.epochNanos());
  }
}
