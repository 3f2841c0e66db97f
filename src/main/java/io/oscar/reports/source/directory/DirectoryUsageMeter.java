package io.oscar.reports.source.directory;

import io.oscar.reports.report.FileProblem;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU and GPU time in a file: {@code usage.csv} of a directory, in hours per day and service.
 *
 * <p>Partial days are prorated, with a note. The file is complete from its first to its last day: a
 * service without a row used nothing.
 */
public final class DirectoryUsageMeter implements UsageMeter {
  private static final String NAME = "usage.csv";

  private final Path directory;

  /**
   * @param directory the directory of the file; if missing, the report says so
   */
  public DirectoryUsageMeter(Path directory) {
    this.directory = directory;
  }

  @Override
  public UsageReading measure(UsageRequest request) {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return missing("no " + NAME + " in the log directory " + directory);
    }
    var days = new UsageDays(request);
    try (UsageFile rows = UsageFile.open(file)) {
      readAll(rows, request, days);
    } catch (IOException broken) {
      days.gap(NAME + " cannot be read further: " + FileProblem.of(broken));
    } catch (IllegalArgumentException nonsense) {
      days.gap(NAME + " cannot be read further: " + nonsense.getMessage());
    }
    return days.toReading();
  }

  private static void readAll(UsageFile rows, UsageRequest request, UsageDays days)
      throws IOException {
    while (rows.hasNext()) {
      UsageFile.Row row = rows.next();
      if (row == null) {
        days.unreadable(rows.number());
      } else {
        days.add(row);
      }
      if (request.deadline().isOver()) {
        days.gap(NAME + " was only read up to row " + rows.number() + " before the deadline");
        return;
      }
    }
  }

  private static UsageReading missing(String why) {
    return new UsageReading(Usage.NONE, SourceStatus.missing(SourceName.PROMETHEUS, why));
  }
}
