package io.oscar.reports.engine;

import io.oscar.reports.tally.LineCounts;
import java.util.stream.Collectors;

/** The note on the line counts of a log. */
final class LineNotes {
  private LineNotes() {}

  static String of(LineCounts lines) {
    var text = new StringBuilder();
    text.append("lines: ").append(lines.read()).append(" read, ");
    text.append(lines.counted()).append(" counted, ");
    text.append(lines.refused()).append(" refused by the manager, ");
    text.append(lines.rejectedTotal()).append(" rejected");
    if (lines.rejectedTotal() > 0) {
      text.append(" (").append(reasons(lines)).append(")");
    }
    return text.toString();
  }

  private static String reasons(LineCounts lines) {
    return lines.rejected().entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey().text())
        .collect(Collectors.joining(", "));
  }
}
