package io.oscar.reports.tally;

import io.oscar.reports.tally.LogLine.Rejected;
import java.util.List;

/**
 * Turns a log line of any known dialect into what it means.
 *
 * <p>The dialect is recognised line by line, so that a log may mix them. The text of a line is
 * hostile: it holds whatever a caller put into a path or a header.
 */
public final class LogLineParser {
  private static final Rejected TOO_LONG = new Rejected(Rejection.TOO_LONG);
  private static final Rejected OTHER_LINE = new Rejected(Rejection.OTHER_LINE);

  private static final LogLineParser MANAGER = new LogLineParser(List.of(new ManagerDialect()));
  private static final LogLineParser INGRESS =
      new LogLineParser(List.of(new TraefikJsonDialect(), new CommonLogDialect()));
  private static final LogLineParser ANY =
      new LogLineParser(
          List.of(new ManagerDialect(), new TraefikJsonDialect(), new CommonLogDialect()));

  private final List<Dialect> dialects;

  private LogLineParser(List<Dialect> dialects) {
    this.dialects = dialects;
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
    String text = line.stripTrailing();
    for (Dialect dialect : dialects) {
      int start = dialect.start(text);
      if (start >= 0) {
        return dialect.read(text, start);
      }
    }
    return OTHER_LINE;
  }

  /** Whether a line has the form of one of the parser's dialects, readable or not. */
  public boolean recognises(String line) {
    return dialects.stream().anyMatch(dialect -> dialect.start(line) >= 0);
  }
}
