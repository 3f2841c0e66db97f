package io.oscar.reports.source.directory;

import io.oscar.reports.tally.ServiceNames;
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
 * A file of processor time: {@code day,service,cpu_hours,gpu_hours}, one row a day and service.
 *
 * <p>The columns may stand in any order and beside others.
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
   * @throws IllegalArgumentException if its first row is no row of column names
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
   * @throws IOException if the file breaks off or is no CSV from here on
   */
  boolean hasNext() throws IOException {
    try {
      return next.hasNext();
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }

  /** The next row, or null where it cannot be understood. */
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

  /** The number of the row that was read last, the first after the column names being 1. */
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
   * The processor time of a service on a day.
   *
   * @param day the day, in UTC
   * @param cpu hours of one processor core
   * @param gpu hours of one graphics processor
   */
  record Row(LocalDate day, String service, double cpu, double gpu) {}
}
