package io.oscar.reports.render;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    return of(format, Integer.MAX_VALUE);
  }

  /**
   * The renderer of a format.
   *
   * @param width how many characters a line of a table may have
   */
  static ReportRenderer of(ReportFormat format, int width) {
    return switch (format) {
      case JSON -> new ReportJson();
      case CSV -> new ReportCsv();
      case TABLE -> new ReportTable(width);
    };
  }

  /**
   * The renderer of a format for clients of OSCAR's own metrics API.
   *
   * @param groupBy how the client called what the rows stand for, or null
   * @param notes what is to be said of the request itself
   */
  static ReportRenderer ofOscar(ReportFormat format, @Nullable String groupBy, List<String> notes) {
    return format == ReportFormat.JSON ? new OscarJson(groupBy, notes) : of(format);
  }
}
