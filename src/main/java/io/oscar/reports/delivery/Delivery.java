package io.oscar.reports.delivery;

import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes reports to their {@link Target}, atomically: a reader sees either the old report or the
 * new one.
 */
public final class Delivery {
  private static final String UNFINISHED = ".oscar-reports-";

  private final ObjectStore objects;

  /**
   * @param objects where objects are written to
   */
  public Delivery(ObjectStore objects) {
    this.objects = objects;
  }

  /**
   * Writes a report.
   *
   * @return the file's path or the object's address
   * @throws DeliveryFailure if it cannot be written
   */
  public String deliver(ReportResponse report, ReportFormat format, Target target) {
    String name = ReportFileName.of(report, format);
    return switch (target) {
      case Target.File file -> toFile(report, format, file.path());
      case Target.Folder folder -> toFile(report, format, folder.path().resolve(name));
      case Target.Objects prefix -> toObject(report, format, prefix.address().resolve(name));
    };
  }

  private static String toFile(ReportResponse report, ReportFormat format, Path file) {
    try {
      OutputFile.write(file, out -> ReportWriter.write(report, format, out));
    } catch (IOException broken) {
      throw DeliveryFailure.of(file.toString(), broken);
    }
    return file.toString();
  }

  /**
   * Renders to a temporary file first, so that the length is known and the upload can be retried.
   */
  private String toObject(ReportResponse report, ReportFormat format, ObjectAddress address) {
    String fileName = address.key().substring(address.key().lastIndexOf('/') + 1);
    try {
      Path unfinished = Files.createTempFile(UNFINISHED, ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(unfinished)) {
          ReportWriter.write(report, format, out);
        }
        objects.put(address, unfinished, format.mediaType(), fileName);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException broken) {
      throw DeliveryFailure.of("a temporary file for " + address, broken);
    }
    return address.toString();
  }
}
