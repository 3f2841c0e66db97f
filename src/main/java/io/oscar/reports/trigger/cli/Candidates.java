package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFormat;
import java.util.Iterator;
import java.util.List;

/** What a shell may complete values of options to; picocli makes these by their classes. */
final class Candidates {
  private Candidates() {}

  /** For {@code --metric}. */
  static final class Metrics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MetricKey.names().iterator();
    }
  }

  /** For {@code --group-by}. */
  static final class Groups implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return GroupBy.names().iterator();
    }
  }

  /** For {@code --format}. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportFormat.names().iterator();
    }
  }

  /** For {@code --period}: the words, as numbers complete themselves. */
  static final class Periods implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(
              "24h",
              "7d",
              "today",
              "yesterday",
              "last-week",
              "last-month",
              "last-quarter",
              "last-year",
              "this-week",
              "this-month",
              "this-quarter",
              "this-year")
          .iterator();
    }
  }
}
