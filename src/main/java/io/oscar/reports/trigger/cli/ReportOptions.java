package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.trigger.request.RequestField;
import io.oscar.reports.trigger.request.RequestFields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every report has. */
final class ReportOptions {
  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "First moment: 2026-10-01 (from 00:00 UTC), RFC 3339 with an offset, now-7d, or the start"
              + " of any period below. Default: 24 hours before the end.")
  private @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description =
          "Last moment, inclusive: 2026-10-31 (to the end of that day, UTC) and so on. Default:"
              + " now.")
  private @Nullable String end;

  @Option(
      names = "--period",
      completionCandidates = Candidates.Periods.class,
      paramLabel = "WORDS",
      description = "Instead of start and end, in UTC: " + ReportPeriod.FORMS + ".")
  private @Nullable String period;

  @Option(
      names = "--format",
      completionCandidates = Candidates.Formats.class,
      paramLabel = "FORMAT",
      description =
          "json, csv or table. Default: by the extension of TARGET, a table on a terminal, else"
              + " json.")
  private @Nullable String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "TARGET",
      description =
          "Write to a file, whole or not at all, instead of the standard output (-); below a"
              + " folder/ or s3://bucket/prefix/ under the report's own name.")
  private @Nullable String output;

  @Option(
      names = "--strict",
      description = "Exit with 3 if a source could not answer for the whole range.")
  private boolean strict;

  /**
   * Where to write to, or null for the standard output.
   *
   * @throws InvalidRequest if it is no place
   */
  @Nullable Target target() {
    return Targets.of(output);
  }

  void addTo(RequestFields fields, Terminal terminal) {
    set(fields, RequestField.START, start);
    set(fields, RequestField.END, end);
    set(fields, RequestField.PERIOD, period);
    fields.set(RequestField.FORMAT, format == null ? defaultFormat(terminal) : format);
    fields.set(RequestField.STRICT, String.valueOf(strict));
  }

  static void set(RequestFields fields, RequestField field, @Nullable String text) {
    if (text != null) {
      fields.set(field, text);
    }
  }

  private String defaultFormat(Terminal terminal) {
    Target target = target();
    ReportFormat implied = target == null ? terminal.defaultFormat() : Targets.format(target);
    return implied.key();
  }
}
