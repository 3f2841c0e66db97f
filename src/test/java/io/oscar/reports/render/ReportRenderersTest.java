package io.oscar.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportRenderersTest {
  private static final Breakdown REPORT =
      new Breakdown(
          Instant.parse("2026-10-01T00:00:00Z"),
          Instant.parse("2026-10-31T23:59:59.999999999Z"),
          GroupBy.USER,
          List.of(
              new UserItem(
                  "eve\u001b[2J", Membership.MEMBER, 12_345, List.of(new CountryCount("ES", 12))),
              new UserItem("nil", Membership.EXTERNAL, 3, List.of())),
          List.of(
              new SourceStatus(
                  SourceName.COUNTRY_ATTRIBUTION, Completeness.PARTIAL, null, "half of it")));

  @Test
  void rendersJson() throws IOException {
    assertThat(rendered(ReportFormat.JSON, REPORT))
        .isEqualTo(
            "{\"start\":\"2026-10-01T00:00:00Z\",\"end\":\"2026-10-31T23:59:59.999999999Z\","
                + "\"group_by\":\"user\",\"items\":[{\"key\":\"eve\\u001B[2J\","
                + "\"membership\":\"member\",\"executions_count\":12345,"
                + "\"countries\":[{\"country\":\"ES\",\"request_count\":12}]},"
                + "{\"key\":\"nil\",\"membership\":\"external\",\"executions_count\":3,"
                + "\"countries\":[]}],\"sources\":[{\"name\":\"country-attribution\","
                + "\"status\":\"partial\",\"notes\":\"half of it\","
                + "\"impacted_metrics\":[\"countries-count\",\"countries-list\"]}]}");
  }

  @Test
  void rendersTableSafelyAndWarnsOfIncompleteSources() throws IOException {
    assertThat(rendered(ReportFormat.TABLE, REPORT))
        .isEqualTo(
            """
            Requests by user
            2026-10-01  to  2026-10-31  (UTC)

            INCOMPLETE: country-attribution is partial, affected metrics: countries-count, \
            countries-list

            user     membership  requests  countries
            -------  ----------  --------  ---------
            eve\uFFFD[2J  member        12,345  ES:12
            nil      external           3
            (total)                12,348

            source               status   last updated  notes
            -------------------  -------  ------------  ----------
            country-attribution  partial  -             half of it
            """);
  }

  private static String rendered(ReportFormat format, ReportResponse report) throws IOException {
    var out = new StringWriter();
    ReportRenderer.of(format).render(report, out);
    return out.toString();
  }
}
