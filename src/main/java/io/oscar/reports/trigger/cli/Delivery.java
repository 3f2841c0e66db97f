package io.oscar.reports.trigger.cli;

import io.oscar.reports.render.ReportRenderer;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.SourceStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** Brings a report to a file or to the standard output. */
final class Delivery {
  private Delivery() {}

  /**
   * Writes a report.
   *
   * @param file where to, or null for the standard output
   * @throws OutputFailure if it cannot be written
   * @throws ReaderGone if nobody reads the standard output any more
   */
  static void write(
      ReportResponse report, ReportFormat format, @Nullable Path file, Terminal terminal)
      throws IOException {
    if (file == null) {
      toTerminal(report, format, terminal);
    } else {
      toFile(report, format, file);
    }
  }

  /** One line for each source that is not complete. */
  static Stream<String> gaps(ReportResponse report) {
    return report.sources().stream()
        .filter(source -> source.status() != Completeness.OK)
        .map(Delivery::gap);
  }

  private static String gap(SourceStatus source) {
    String notes = source.notes().replaceAll("\\p{Cntrl}+", " ");
    return "oscar-reports: incomplete: " + source.name() + " is " + source.status() + ": " + notes;
  }

  private static void toTerminal(ReportResponse report, ReportFormat format, Terminal terminal)
      throws IOException {
    try {
      render(report, format, new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      boolean gone = String.valueOf(broken.getMessage()).contains("Broken pipe");
      throw gone ? new ReaderGone(broken) : new OutputFailure("the standard output", broken);
    }
  }

  /** A reader of the file sees the old report or the new one, never half of it. */
  private static void toFile(ReportResponse report, ReportFormat format, Path file)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path parent = target.getParent();
    Path unfinished = null;
    try {
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      unfinished = Files.createTempFile(parent, ".oscar-reports-", ".tmp");
      try (Writer out = Files.newBufferedWriter(unfinished)) {
        render(report, format, out);
      }
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new OutputFailure(file.toString(), broken);
    } finally {
      if (unfinished != null) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static void render(ReportResponse report, ReportFormat format, Writer writer)
      throws IOException {
    var out = new BufferedWriter(writer);
    try {
      ReportRenderer.of(format).render(report, out);
      if (format == ReportFormat.JSON) {
        out.write('\n');
      }
      out.flush();
    } catch (JacksonIOException wrapped) {
      throw wrapped.getCause();
    } catch (UncheckedIOException wrapped) {
      throw wrapped.getCause();
    }
  }
}
