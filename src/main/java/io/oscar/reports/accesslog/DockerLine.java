package io.oscar.reports.accesslog;

import tools.jackson.core.JsonParser;

/**
 * A line of docker's {@code json-file} logging driver (docs.docker.com, JSON File logging driver).
 *
 * <pre>
 * {"log":"TEXT\n","stream":"stderr","time":"2025-10-28T16:53:34.1Z"}
 * </pre>
 *
 * <p>Equivalent to {@code TIME stderr F TEXT} of other container runtimes. A line over 16 kB is
 * split into several objects; only the text of the last one ends with a line break.
 */
final class DockerLine implements JsonFields.Visitor {
  private static final String TEXT_FIELD = "\"log\"";

  private String log = "";
  private String stream = "";
  private String time = "";

  private DockerLine() {}

  /** The line in the format of other runtimes, or the unchanged line if it is not docker's. */
  static String unwrap(String line) {
    if (!JsonFields.isObject(line) || !line.contains(TEXT_FIELD)) {
      return line;
    }
    var docker = new DockerLine();
    boolean whole = JsonFields.forEach(line, LinePrefix.afterRuntime(line), docker);
    return whole && docker.isOne() ? docker.ofRuntime() : line;
  }

  @Override
  public void field(String name, JsonParser value) {
    switch (name) {
      case "log" -> log = value.getString();
      case "stream" -> stream = value.getString();
      case "time" -> time = value.getString();
      default -> {
        // collectors add labels of the container
      }
    }
  }

  private boolean isOne() {
    return !log.isEmpty() && (stream.equals("stdout") || stream.equals("stderr"));
  }

  private String ofRuntime() {
    boolean isLast = log.endsWith("\n");
    String text = isLast ? log.substring(0, log.length() - 1) : log;
    String prefixed = time + " " + stream + (isLast ? " F " : " P ") + text;
    return LinePrefix.afterRuntime(prefixed) == 0 ? text : prefixed;
  }
}
