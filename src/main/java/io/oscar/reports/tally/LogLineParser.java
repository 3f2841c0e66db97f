package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Execution;
import io.oscar.reports.tally.LogLine.Refused;
import io.oscar.reports.tally.LogLine.Rejected;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a log line of any known dialect into what it means.
 *
 * <p>The dialect is recognised line by line, so that a log may mix them. A line that is not read as
 * it stands is read once more without colours and out of docker's wrapper. The text of a line is
 * hostile: it holds whatever a caller put into a path or a header.
 */
public final class LogLineParser {
  private static final Rejected TOO_LONG = new Rejected(Rejection.TOO_LONG);
  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);

  private static final List<Dialect> OF_MANAGER = List.of(new ManagerDialect());
  private static final List<Dialect> OF_INGRESS =
      List.of(new JsonDialect(), new CommonLogDialect(), new EnvoyDialect(), new HaproxyDialect());

  private static final LogLineParser MANAGER = new LogLineParser(OF_MANAGER, Markers::ofManager);
  private static final LogLineParser INGRESS = new LogLineParser(OF_INGRESS, Markers::ofIngress);
  private static final LogLineParser ANY =
      new LogLineParser(
          Stream.concat(OF_MANAGER.stream(), OF_INGRESS.stream()).toList(),
          line -> Markers.ofManager(line) || Markers.ofIngress(line));

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

  /** A parser for logs that hold lines of both. */
  public static LogLineParser ofAny() {
    return ANY;
  }

  /** Reads one line, which may end in a line break; never throws. */
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

  /** Whether a line that cannot be read speaks of a request of the parser's log all the same. */
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

  /** Whether a line was read that holds no colours: of what was read, only the user may. */
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
