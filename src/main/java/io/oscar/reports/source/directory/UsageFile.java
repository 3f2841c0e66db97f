package io.oscar.reports.source.directory;

import io.oscar.reports.accesslog.ServiceNames;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of CPU and GPU time: {@code day,service,cpu_hours,gpu_hours}, one row per day and
 * service.
 *
 * <p>Columns may be in any order; others are ignored.
 */
final class UsageFile implements Closeable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final CSVParser rows;
  private final Iterator<CSVRecord> next;

  private UsageFile(CSVParser rows) {
    this.rows = rows;
    this.next = rows.iterator();
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if its first row is not a header row
   */
  static UsageFile open(Path file) throws IOException {
    return new UsageFile(
        CSVParser.builder()
            .setReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))
            .setFormat(FORMAT)
            .get());
  }

  /**
   * Whether there is another row.
   *
   * @throws IOException if the file is truncated or not CSV from here on
   */
  boolean hasNext() throws IOException {
    try {
      return next.hasNext();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  /** The next row, or null if it is invalid. */
  @Nullable Row next() {
    CSVRecord row = next.next();
    try {
      String service = row.get("service");
      double cpu = Double.parseDouble(row.get("cpu_hours"));
      double gpu = Double.parseDouble(row.get("gpu_hours"));
      LocalDate day = LocalDate.parse(row.get("day"));
      return ServiceNames.isValid(service) && isTime(cpu) && isTime(gpu)
          ? new Row(day, service, cpu, gpu)
          : null;
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return null;
    }
  }

  /** The number of the last row read; the first after the header is 1. */
  long number() {
    return rows.getRecordNumber();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private static boolean isTime(double hours) {
    return Double.isFinite(hours) && hours >= 0;
  }

  /**
   * The CPU and GPU time of a service on a day.
   *
   * @param day the day, in UTC
   * @param cpu core hours
   * @param gpu GPU hours
   */
  record Row(LocalDate day, String service, double cpu, double gpu) {}
}
