package io.oscar.reports.accesslog;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses log lines of all supported dialects.
 *
 * <p>The dialect is recognised line by line, so a log may mix them. A line that cannot be parsed is
 * tried again without colours and unwrapped from docker's JSON. Lines are untrusted: they contain
 * paths and headers chosen by callers.
 */
public final class LogLineParser {
  private static final Rejected TOO_LONG = new Rejected(Rejection.TOO_LONG);
  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);

  private static final List<Dialect> OF_MANAGER = List.of(new ManagerDialect());
  private static final List<Dialect> OF_INGRESS =
      Stream.concat(Stream.of(new JsonDialect()), IngressDialects.TEXT.stream()).toList();

  private static final LogLineParser MANAGER =
      new LogLineParser(OF_MANAGER, RequestMarkers::ofManager);
  private static final LogLineParser INGRESS =
      new LogLineParser(OF_INGRESS, RequestMarkers::ofIngress);
  private static final LogLineParser ANY =
      new LogLineParser(
          Stream.concat(OF_MANAGER.stream(), OF_INGRESS.stream()).toList(),
          line -> RequestMarkers.ofManager(line) || RequestMarkers.ofIngress(line));

  private final List<Dialect> dialects;
  private final Predicate<String> marked;

  private LogLineParser(List<Dialect> dialects, Predicate<String> marked) {
    this.dialects = dialects;
    this.marked = marked;
  }

  /** A parser for the log of the OSCAR manager: synchronous and asynchronous requests. */
  public static LogLineParser ofManager() {
    return MANAGER;
  }

  /** A parser for the log of an ingress controller: requests to exposed services. */
  public static LogLineParser ofIngress() {
    return INGRESS;
  }

  /** A parser for logs with lines of both. */
  public static LogLineParser ofAny() {
    return ANY;
  }

  /** Parses one line, with or without a line break; never throws. */
  public LogLine parse(String line) {
    if (line.length() > LogLine.MAX_LENGTH) {
      return TOO_LONG;
    }
    String text = PlainLine.withoutEnd(line.startsWith("{") ? DockerLine.unwrap(line) : line);
    LogLine read = read(text);
    return read != null && isPlain(read) ? read : readPlain(text, read);
  }

  /** Whether a line has the form of one of the parser's dialects, readable or not. */
  public boolean recognises(String line) {
    String plain = PlainLine.of(line);
    return dialects.stream().anyMatch(dialect -> dialect.start(plain) >= 0);
  }

  /** Whether an unreadable line is a request of the parser's log. */
  public boolean isMarked(String line) {
    return marked.test(PlainLine.of(line));
  }

  private @Nullable LogLine read(String text) {
    for (Dialect dialect : dialects) {
      int start = dialect.start(text);
      if (start >= 0) {
        return dialect.read(text, start);
      }
    }
    return null;
  }

  /** Whether a parsed line contains no colours, which only the user field could. */
  private static boolean isPlain(LogLine read) {
    return switch (read) {
      case Execution execution ->
          !AnsiColours.mayBeIn(execution.user()) && !AnsiColours.mayBeIn(execution.address());
      case Refused refused -> true;
      case Rejected rejected -> false;
    };
  }

  private LogLine readPlain(String text, @Nullable LogLine read) {
    String plain = PlainLine.of(text);
    LogLine again = plain.equals(text) ? read : read(plain);
    boolean isUnreadable =
        again == null || (again instanceof Rejected no && no.reason() == Rejection.MALFORMED);
    if (isUnreadable && marked.test(plain)) {
      return new Rejected(Rejection.MALFORMED, LineForm.of(plain));
    }
    return again == null ? OTHER_LINE : again;
  }
}
