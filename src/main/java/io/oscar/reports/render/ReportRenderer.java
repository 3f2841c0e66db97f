package io.oscar.reports.render;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes reports in one format. Renderers are stateless and thread-safe. */
public interface ReportRenderer {

  /**
   * Streams a report to a writer, which is neither flushed nor closed.
   *
   * @throws IOException if writing fails
   */
  void render(ReportResponse report, Writer out) throws IOException;

  /** The renderer of a format. */
  static ReportRenderer of(ReportFormat format) {
    return of(format, Integer.MAX_VALUE);
  }

  /**
   * The renderer of a format.
   *
   * @param width the maximum line length of tables
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
   * @param groupBy {@code group_by} as written by the client, or null
   * @param notes notes on the request
   */
  static ReportRenderer ofOscar(ReportFormat format, @Nullable String groupBy, List<String> notes) {
    return format == ReportFormat.JSON ? new OscarJson(groupBy, notes) : of(format);
  }
}
