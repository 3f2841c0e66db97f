package io.oscar.reports.source.loki;

import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Re2;
import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.LogLineParser;
import java.util.List;

/**
 * The plain form of a stream's lines: those that LogQL can count without doubt.
 *
 * <p>The regular expressions accept a subset of what the parser accepts, and capture what it would
 * read. Every line that they do not match is odd: its text is fetched and goes through the parser.
 * A count of canonical lines goes through it as well, as one line put together from its labels, so
 * that one parser decides what counts.
 */
enum CanonicalLine {
  /** See {@code ManagerDialect}. */
  MANAGER(
      Patterns.MANAGER, List.of("reqStatus", "reqAddress", "reqKind", "reqService", "reqUser")) {
    @Override
    String text(Series series) {
      return String.join(
          " | ",
          "[GIN-EXECUTIONS-LOGGER] 2000-01-01T00:00:00Z",
          series.label("reqStatus"),
          "0s",
          series.label("reqAddress"),
          "POST /" + series.label("reqKind") + "/" + series.label("reqService"),
          series.label("reqUser"));
    }

    @Override
    LogQl of(LogQl query, String service) {
      return query.matching("/(?:job|run)/" + Re2.quote(service) + "(?:[^-a-z0-9]|$)");
    }
  },
  /** See {@code CommonLogDialect}. */
  EXPOSED(Patterns.EXPOSED, List.of("reqService")) {
    @Override
    String text(Series series) {
      return "192.0.2.1 - - [01/Jan/2000:00:00:00 +0000] \"GET /system/services/"
          + series.label("reqService")
          + "/exposed HTTP/1.1\" 200 ";
    }

    @Override
    LogQl of(LogQl query, String service) {
      return query.containing("/system/services/" + service + "/exposed");
    }
  };

  /** The label that holds the whole text of an odd line. */
  static final String RAW = "reqRaw";

  private static final String WHOLE_LINE = "(?s)^(?P<" + RAW + ">.*)$";

  private final String re2;
  private final List<String> labels;

  CanonicalLine(String re2, List<String> labels) {
    this.re2 = re2;
    this.labels = labels;
  }

  static CanonicalLine of(LogStream stream) {
    return switch (stream) {
      case MANAGER -> MANAGER;
      case EXPOSED -> EXPOSED;
    };
  }

  /** The parser of the stream's lines. */
  LogLineParser parser() {
    return switch (this) {
      case MANAGER -> LogLineParser.ofManager();
      case EXPOSED -> LogLineParser.ofIngress();
    };
  }

  /** The labels by which canonical lines are counted. */
  List<String> labels() {
    return labels;
  }

  /**
   * How many lines may be counted at first: those of the manager are nearly all different, those of
   * an ingress controller are counted by service alone.
   */
  int linesPerCount() {
    return switch (this) {
      case MANAGER -> 300;
      case EXPOSED -> 10_000;
    };
  }

  /** Whether a count is of canonical lines; an odd line has none of the labels. */
  boolean matches(Series series) {
    return !series.label("reqService").isEmpty();
  }

  /** The query with the labels of canonical lines. */
  LogQl labelled(LogQl query) {
    return query.extracting(re2);
  }

  /** The query of odd lines, with their text as a label. */
  LogQl odd(LogQl query) {
    return query.notMatching(re2).extracting(WHOLE_LINE);
  }

  /** What the parser makes of the lines of a count. */
  LogLine read(Series series) {
    return parser().parse(text(series));
  }

  /** A line that means the same as those of a count. */
  abstract String text(Series series);

  /** The query restricted to lines that may be of one service. */
  abstract LogQl of(LogQl query, String service);

  private static final class Patterns {
    private static final String NAME = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final String CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01])";
    private static final String MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    static final String MANAGER =
        "^(?:[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} )?"
            + "\\[GIN-EXECUTIONS-LOGGER\\] "
            + "(?:20[0-9]{2}-(?:0[1-9]|1[0-2])-"
            + DAY
            + "T"
            + CLOCK
            + "(?:\\.[0-9]{1,9})?Z|20[0-9]{2}/(?:0[1-9]|1[0-2])/"
            + DAY
            + " - "
            + CLOCK
            + ") \\| +(?P<reqStatus>[0-9]{3}) \\| +[0-9a-zµ.]+ \\| (?P<reqAddress>[0-9a-fA-F.:]*)"
            + " \\| [A-Z]+ +/(?P<reqKind>run|job)/(?P<reqService>"
            + NAME
            + ") \\| (?P<reqUser>[^\\s]*)$";

    static final String EXPOSED =
        "^[0-9a-fA-F.:]+ - [^\\s\"\\[\\]]+ \\["
            + DAY
            + "/"
            + MONTHS
            + "/20[0-9]{2}:"
            + CLOCK
            + " [+-](?:[01][0-9]|2[0-3])[0-5][0-9]\\] \"[A-Z]+ /system/services/(?P<reqService>"
            + NAME
            + ")/exposed(?:[/?][^\\s\"]*)? HTTP/[0-9.]+\" [0-9]{3} ";
  }
}
