package io.oscar.reports.upstream;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.time.Instant;
import java.util.List;

/** One request of each of some users, and a Loki that said nothing. */
final class UpstreamFacts {
  static final SourceStatus GAP = SourceStatus.missing(SourceName.LOKI, "no answer");

  private UpstreamFacts() {}

  static ReportFacts requestsOf(String... users) {
    var tally = Tally.builder();
    for (String user : users) {
      tally.count(new Tally.Cell("a", RequestKind.SYNC, user, Origin.UNKNOWN), 1);
    }
    return new ReportFacts(
        new TimeRange(Instant.EPOCH, Instant.EPOCH),
        List.of(tally.build()),
        Usage.NONE,
        List.of(),
        null,
        Inventory.UNKNOWN,
        List.of(GAP));
  }
}
