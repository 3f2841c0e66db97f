package io.oscar.reports.delivery;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Writes rendered reports in UTF-8, with a final line break. */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * A report as text of limited length.
   *
   * @param longest the maximum number of characters
   * @return the text; empty if it is longer
   */
  public static Optional<String> text(ReportResponse report, ReportFormat format, int longest) {
    var text = new BoundedWriter(longest);
    try {
      write(report, format, text);
      return Optional.of(text.toString());
    } catch (IOException full) {
      return Optional.empty(); // such a writer fails for no other reason
    }
  }

  /** A report as text. */
  public static String text(ReportResponse report, ReportFormat format) {
    return text(report, ReportRenderer.of(format));
  }

  /** A report as text. */
  public static String text(ReportResponse report, ReportRenderer renderer) {
    var text = new StringWriter();
    try {
      renderer.render(report, text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * Writes a report and flushes the stream, which stays open.
   *
   * @throws IOException if writing fails
   */
  public static void write(ReportResponse report, ReportFormat format, OutputStream stream)
      throws IOException {
    write(report, format, stream, Integer.MAX_VALUE);
  }

  /**
   * Writes a report and flushes the stream, which stays open.
   *
   * @param width the maximum line length of tables
   * @throws IOException if writing fails
   */
  public static void write(
      ReportResponse report, ReportFormat format, OutputStream stream, int width)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    write(report, ReportRenderer.of(format, width), out);
    if (format == ReportFormat.JSON) {
      out.write('\n');
    }
    out.flush();
  }

  /**
   * Writes a report without a line break at the end.
   *
   * @throws IOException if writing fails
   */
  public static void write(ReportResponse report, ReportFormat format, Writer out)
      throws IOException {
    write(report, ReportRenderer.of(format), out);
  }

  /**
   * Writes a report without a line break at the end.
   *
   * @throws IOException if writing fails
   */
  public static void write(ReportResponse report, ReportRenderer renderer, Writer out)
      throws IOException {
    try {
      renderer.render(report, out);
    } catch (JacksonException | UncheckedIOException wrapped) {
      throw broken(wrapped);
    }
  }

  /** The innermost I/O error. */
  private static IOException broken(RuntimeException wrapped) {
    for (Throwable inner = wrapped; inner != null; inner = inner.getCause()) {
      if (inner instanceof IOException broken) {
        return broken;
      }
    }
    throw wrapped;
  }
}
