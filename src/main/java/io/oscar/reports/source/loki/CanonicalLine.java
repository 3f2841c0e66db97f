package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Re2;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The canonical form of a stream's lines: those that LogQL can count reliably.
 *
 * <p>The regular expressions accept a subset of what the parser accepts, and capture the fields
 * that it reads. A line that does not match is odd: its text is fetched and parsed. A count of
 * canonical lines is parsed as well, as one line composed from its labels, so that a single parser
 * decides what is counted.
 *
 * <p>The labels have a random prefix: Loki does not extract a label that the stream or the
 * structured metadata already has, not even a dropped one.
 */
final class CanonicalLine {
  // Loki removes U+FFFD from extracted labels, which would merge two users.
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

  /** The canonical form of a stream's lines, with new labels. */
  static CanonicalLine of(LogStream stream) {
    String unknown = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return new CanonicalLine(stream, "oscar" + unknown, true);
  }

  /** The same form without client addresses, for lines with a country label. */
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

  /** The labels to count canonical lines by. */
  List<String> labels() {
    List<String> fields =
        switch (stream) {
          case MANAGER -> List.of("refusal", "request");
          case EXPOSED -> List.of("request");
        };
    return fields.stream().map(this::label).toList();
  }

  /** The labels with the origin of a request. */
  List<String> originLabels() {
    return switch (stream) {
      case MANAGER -> CountryLabels.NAMES;
      // exposed requests have no origin: countries would only multiply the series
      case EXPOSED -> List.of();
    };
  }

  /** The labels to keep for lines that are read; a label that no line has if none is needed. */
  List<String> labelsOfLines() {
    List<String> needed = originLabels();
    return needed.isEmpty() ? List.of(label("none")) : needed;
  }

  /** The label with the text of an odd line, unless it is too long. */
  String rawLabel() {
    return label("raw");
  }

  private String label(String field) {
    return prefix + field;
  }

  /**
   * The initial estimate of lines per series: manager lines are nearly all different, with a safety
   * margin; ingress controller lines are counted by service only.
   */
  double linesPerSeries() {
    return switch (stream) {
      case MANAGER -> 0.6;
      case EXPOSED -> 20;
    };
  }

  /** Whether a series counts canonical lines; odd lines have none of the labels. */
  boolean matches(Series series) {
    return !value(series, "request").isEmpty();
  }

  private String value(Series series, String field) {
    return series.label(label(field));
  }

  /** The query that extracts the labels of canonical lines. */
  LogQl labelled(LogQl query) {
    return query.extracting(re2);
  }

  /**
   * The query of odd lines with their text as a label. Lines of more than 1,000 characters, RE2's
   * limit of repetitions, get no label, to bound the size of the response. Nor do lines with a
   * character that Loki removes from labels.
   */
  LogQl odd(LogQl query) {
    return labelled(query)
        .without(label("request"))
        .extracting("^(?P<" + rawLabel() + ">" + DECODABLE + "{0,1000})$");
  }

  /** The query of lines with a timestamp at a whole second. */
  LogQl atWholeSeconds(LogQl query) {
    return query.atWholeSeconds(label("nanos"));
  }

  /** Parses the lines of a series. */
  LogLine read(Series series) {
    return parser().parse(text(series));
  }

  /** A line equivalent to those of a series. */
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

  /** Restricts a query to lines that may be of a service. */
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

    // the part of a line that is counted is its end, from the address on or after it
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
