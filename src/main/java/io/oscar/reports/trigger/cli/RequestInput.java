package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.FileProblem;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a JSON request from a file or from standard input. */
final class RequestInput {
  private final InputStream standard;

  RequestInput(InputStream standard) {
    this.standard = standard;
  }

  /**
   * Reads the fields of the job.
   *
   * @param file the file, or null for standard input
   * @throws UsageError if the file cannot be read or is too large
   * @throws InvalidRequest if it is not a valid job
   */
  JobFields read(@Nullable Path file) {
    try (InputStream in =
        file == null ? InputStream.nullInputStream() : Files.newInputStream(file)) {
      return JobBody.read(JobBody.bytes(file == null ? standard : in, JobBody.MAX_BYTES));
    } catch (IOException unreadable) {
      String where = file == null ? "the standard input" : "'" + file + "'";
      throw new UsageError(
          "--input: " + where + " cannot be read: " + FileProblem.of(unreadable), unreadable);
    }
  }
}
