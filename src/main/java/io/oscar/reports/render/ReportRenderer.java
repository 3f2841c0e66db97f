package io.oscar.reports.render;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.io.Writer;

/** Writes a report in one form. Renderers keep nothing and may be shared by threads. */
public interface ReportRenderer {

  /**
   * Writes a report as it goes; neither flushes nor closes the writer.
   *
   * @throws IOException if the writer cannot take it
   */
  void render(ReportResponse report, Writer out) throws IOException;

  /** The renderer of a format. */
  static ReportRenderer of(ReportFormat format) {
    return switch (format) {
      case JSON -> new ReportJson();
      case CSV -> new ReportCsv();
      case TABLE -> new ReportTable();
    };
  }
}
