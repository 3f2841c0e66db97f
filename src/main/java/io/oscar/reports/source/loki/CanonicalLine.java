package io.oscar.reports.source.loki;

import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Re2;
import io.oscar.reports.tally.LogLine;
import io.oscar.reports.tally.LogLineParser;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The plain form of a stream's lines: those that LogQL can count without doubt.
 *
 * <p>The regular expressions accept a subset of what the parser accepts, and capture what it would
 * read. Every line that they do not match is odd: its text is fetched and goes through the parser.
 * A count of canonical lines goes through it as well, as one line put together from its labels, so
 * that one parser decides what counts.
 *
 * <p>The labels have a prefix that nobody can know: Loki would not extract a label that a stream or
 * a line's metadata has already, not even a dropped one.
 */
final class CanonicalLine {
  // Loki takes U+FFFD out of the labels that it extracts: two users would become one.
  private static final String DECODABLE = "[^\\x{FFFD}]";

  private final LogStream stream;
  private final String prefix;
  private final boolean hasAddresses;
  private final String re2;

  private CanonicalLine(LogStream stream, String prefix, boolean hasAddresses) {
    this.stream = stream;
    this.prefix = prefix;
    this.hasAddresses = hasAddresses;
    String named =
        switch (stream) {
          case MANAGER -> Patterns.MANAGER;
          case EXPOSED -> Patterns.EXPOSED;
        };
    String needed = hasAddresses ? named : named.replace(Patterns.REQUEST, Patterns.NO_ADDRESS);
    this.re2 = needed.replace("(?P<", "(?P<" + prefix);
  }

  /** The form of a stream's lines, with new labels. */
  static CanonicalLine of(LogStream stream) {
    String unknown = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return new CanonicalLine(stream, "oscar" + unknown, true);
  }

  /** The same lines without their addresses, for counts of lines that carry their country. */
  CanonicalLine withoutAddresses() {
    return new CanonicalLine(stream, prefix, false);
  }

  /** The parser of the stream's lines. */
  LogLineParser parser() {
    return switch (stream) {
      case MANAGER -> LogLineParser.ofManager();
      case EXPOSED -> LogLineParser.ofIngress();
    };
  }

  /** The labels by which canonical lines are counted. */
  List<String> labels() {
    List<String> fields =
        switch (stream) {
          case MANAGER -> List.of("refusal", "request");
          case EXPOSED -> List.of("request");
        };
    return fields.stream().map(this::label).toList();
  }

  /** The labels that tell where a line's request came from. */
  List<String> originLabels() {
    return switch (stream) {
      case MANAGER -> CountryLabels.NAMES;
      // exposed requests have no origin, so their countries would only multiply the series
      case EXPOSED -> List.of();
    };
  }

  /** The labels that are needed of lines that are read; one that no line has where none is. */
  List<String> labelsOfLines() {
    List<String> needed = originLabels();
    return needed.isEmpty() ? List.of(label("none")) : needed;
  }

  /** The label that holds the whole text of an odd line, of one that is not long. */
  String rawLabel() {
    return label("raw");
  }

  private String label(String field) {
    return prefix + field;
  }

  /**
   * How many lines may have one series, at a first guess: those of the manager are nearly all
   * different, and some room is left; those of an ingress controller are counted by service alone.
   */
  double linesPerSeries() {
    return switch (stream) {
      case MANAGER -> 0.6;
      case EXPOSED -> 20;
    };
  }

  /** Whether a count is of canonical lines; an odd line has none of the labels. */
  boolean matches(Series series) {
    return !value(series, "request").isEmpty();
  }

  private String value(Series series, String field) {
    return series.label(label(field));
  }

  /** The query with the labels of canonical lines. */
  LogQl labelled(LogQl query) {
    return query.extracting(re2);
  }

  /**
   * The query of odd lines, with their text as a label. A line of more than 1,000 characters, which
   * is as far as RE2 counts, gets none: labels are no place for an unknown number of megabytes. Nor
   * does one with a character that Loki takes out of labels.
   */
  LogQl odd(LogQl query) {
    return labelled(query)
        .without(label("request"))
        .extracting("^(?P<" + rawLabel() + ">" + DECODABLE + "{0,1000})$");
  }

  /** The query of the lines at whole seconds, to the nanosecond. */
  LogQl atWholeSeconds(LogQl query) {
    return query.atWholeSeconds(label("nanos"));
  }

  /** What the parser makes of the lines of a count. */
  LogLine read(Series series) {
    return parser().parse(text(series));
  }

  /** A line that means the same as those of a count. */
  private String text(Series series) {
    String request = value(series, "request");
    return switch (stream) {
      case MANAGER ->
          String.join(
              " | ",
              "[GIN-EXECUTIONS-LOGGER] 2000-01-01T00:00:00Z",
              value(series, "refusal").isEmpty() ? "200" : "40" + value(series, "refusal"),
              "0s",
              hasAddresses ? request : " | " + request);
      case EXPOSED ->
          "192.0.2.1 - - [01/Jan/2000:00:00:00 +0000] \"GET /system/services/"
              + request
              + "/exposed HTTP/1.1\" 200 ";
    };
  }

  /** The query restricted to lines that may be of one service. */
  static LogQl ofService(LogQl query, LogStream stream, String service) {
    return switch (stream) {
      case MANAGER -> query.matching("/(?:job|run)/" + Re2.quote(service) + "(?:[^-a-z0-9]|$)");
      case EXPOSED -> query.containing("/system/services/" + service + "/exposed");
    };
  }

  private static final class Patterns {
    private static final String NAME = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final String CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01])";
    private static final String MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    // what is counted apart of a line is its end, from the address on or from behind it
    static final String REQUEST = "(?P<request>[0-9a-fA-F.:]* \\| ";
    static final String NO_ADDRESS = "[0-9a-fA-F.:]* \\| (?P<request>";

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
            + ") \\| +(?:40(?P<refusal>[134])|[0-9]{3}) \\| +[0-9a-zµ.]+ \\| "
            + REQUEST
            + "[A-Z]+ +/(?:run|job)/"
            + NAME
            + " \\| [^\\s\\x{FFFD}]*)$";

    static final String EXPOSED =
        "^[0-9a-fA-F.:]+ - [^\\s\"\\[\\]]+ \\["
            + DAY
            + "/"
            + MONTHS
            + "/20[0-9]{2}:"
            + CLOCK
            + " [+-](?:[01][0-9]|2[0-3])[0-5][0-9]\\] \"[A-Z]+ /system/services/(?P<request>"
            + NAME
            + ")/exposed(?:[/?][^\\s\"]*)? HTTP/[0-9.]+\" [0-9]{3} ";
  }
}
