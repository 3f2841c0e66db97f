package io.oscar.reports.render;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The foot of a table: what each source could tell, and whether anything is missing. */
final class SourceFooter {
  private SourceFooter() {}

  static void write(ReportResponse report, Appendable out, int width) throws IOException {
    List<SourceStatus> sources = report.sources();
    var rows = new TextColumns(3, 3, "source", "status", "newest datum", "notes");
    for (SourceStatus source : sources) {
      rows.add(
          source.name().key(),
          source.status().key(),
          source.lastUpdated() == null ? "-" : source.lastUpdated().toString(),
          source.notes());
    }
    out.append('\n');
    rows.writeTo(out, width);
    if (!report.isComplete()) {
      out.append('\n');
      for (String line : WrappedText.lines("INCOMPLETE: " + gaps(sources), width)) {
        out.append(line).append('\n');
      }
    }
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
    return source.name() + " is " + source.status() + ", which puts in doubt: " + doubtful;
  }
}
