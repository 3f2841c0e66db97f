package io.oscar.reports.render;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The sources of a table: a warning at the top, and the status of each source at the bottom. */
final class SourceFooter {
  private SourceFooter() {}

  static void write(ReportResponse report, Appendable out, int width) throws IOException {
    List<SourceStatus> sources = report.sources();
    var rows = new TextTable(3, 3, "source", "status", "last updated", "notes");
    for (SourceStatus source : sources) {
      rows.add(
          source.name().key(),
          source.status().key(),
          source.lastUpdated() == null ? "-" : RangeText.ofMoment(source.lastUpdated()),
          source.notes());
    }
    out.append('\n');
    rows.writeTo(out, width);
  }

  /** Warns before the figures that sources are incomplete. */
  static void warn(ReportResponse report, Appendable out, int width) throws IOException {
    if (report.isComplete()) {
      return;
    }
    for (String line : WrappedText.lines("INCOMPLETE: " + gaps(report.sources()), width)) {
      out.append(line).append('\n');
    }
    out.append('\n');
  }

  private static String gaps(List<SourceStatus> sources) {
    return sources.stream()
        .filter(source -> source.status() != Completeness.OK)
        .map(SourceFooter::gap)
        .collect(Collectors.joining("; "));
  }

  private static String gap(SourceStatus source) {
    String doubtful =
        source.impactedMetrics().stream().map(MetricKey::key).collect(Collectors.joining(", "));
    return source.name() + " is " + source.status() + ", affected metrics: " + doubtful;
  }
}
