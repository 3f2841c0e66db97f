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
 * Processor time kept in a file: {@code usage.csv} of a directory, in hours a day and service.
 *
 * <p>Of a day that lies in the range in part, that part of its hours is taken and the notes say so.
 * The file is complete from its first day to its last: a service without a row used nothing.
 */
public final class DirectoryUsageMeter implements UsageMeter {
  private static final String NAME = "usage.csv";

  private final Path directory;

  /**
   * @param directory where the file lies; it may be missing, which a report then says
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
      days.gap(NAME + " cannot be read on: " + FileProblem.of(broken));
    } catch (IllegalArgumentException nonsense) {
      days.gap(NAME + " cannot be read on: " + nonsense.getMessage());
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
        days.gap(NAME + " was read up to row " + rows.number() + " when the deadline came");
        return;
      }
    }
  }

  private static UsageReading missing(String why) {
    return new UsageReading(Usage.NONE, SourceStatus.missing(SourceName.PROMETHEUS, why));
  }
}
