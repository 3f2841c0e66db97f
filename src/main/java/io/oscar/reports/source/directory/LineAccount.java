package io.oscar.reports.source.directory;

import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Origins;
import io.oscar.reports.tally.LineForm;
import io.oscar.reports.tally.LineTime;
import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.LogLine.Execution;
import io.oscar.reports.tally.LogLine.Refused;
import io.oscar.reports.tally.LogLine.Rejected;
import io.oscar.reports.tally.LogLineParser;
import io.oscar.reports.tally.PartialLines;
import io.oscar.reports.tally.Rejection;
import io.oscar.reports.tally.RequestKind;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides of each line of a directory whether it is part of what was asked, and accounts for it.
 *
 * <p>The files may mix both streams, and each line is accounted for in exactly one of them: a line
 * that has the form of an ingress controller's log, or speaks of an exposed service, belongs to
 * {@link LogStream#EXPOSED}, every other one, whatever it is, to {@link LogStream#MANAGER}. A line
 * is part of a range by its own time. One without any belongs where the line before it in its file
 * does, or the next one where that one is too early and the line is unreadable; it is never counted
 * as a request, but rejected. Of a question about one service, the lines of others are no part;
 * lines that are not counted are, where they name the service.
 */
final class LineAccount {
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

  LineAccount(LogRequest request, Origins origins) {
    this.request = request;
    this.lines = new LineTally(request, origins);
    this.undecided = new UndecidedLines(lines);
    this.tally = lines.newWhole();
    this.mention = new ServiceMention(request.service());
    this.start = Timestamps.toNanos(request.range().start());
    this.end = Timestamps.toNanos(request.range().end());
  }

  /** What follows are the lines of another file. */
  void endFile() {
    parts.rest().forEach(this::addWhole);
    undecided.decide(true, tally);
    lastTime = LogLine.NO_TIME;
  }

  /** Adds a line of a file, which may be an entry that holds a part of one. */
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

  /** The tally of all lines; nothing is to be added afterwards. */
  Tally toTally() {
    return tally.build();
  }

  /** The time of the oldest line of either stream, or null where no line has one. */
  @Nullable Instant oldest() {
    return oldest == Long.MAX_VALUE ? null : Timestamps.toInstant(oldest);
  }

  /** The time of the newest line of either stream, or null where no line has one. */
  @Nullable Instant newest() {
    return newest == Long.MIN_VALUE ? null : Timestamps.toInstant(newest);
  }

  /** How many lines of either stream have a time. */
  long timed() {
    return timed;
  }

  /** Whether any line of the stream was there, of whatever time. */
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

  /** A line of no time at all, at the head of a file, is in every range: it is not hidden. */
  private boolean isInRange(long time) {
    return time == LogLine.NO_TIME || (time >= start && time <= end);
  }

  /** Whether a line is a request that cannot be counted because of the form of the line. */
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
