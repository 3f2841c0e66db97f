package io.oscar.reports.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Totals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The sample cluster's totals, counted without this program (in src/main/sample, LC_ALL=C):
 *
 * <pre>
 * A='^\[GIN-EXECUTIONS-LOGGER\] [^|]* \|'
 * B='\| [^|]* \| [^|]* \| POST    /(run|job)/[a-z0-9][a-z0-9-]* \| [^ ]*$'
 * requests:  zcat manager-*.log.gz | grep -E "$A (200|201|400|500|502) $B" > /tmp/requests
 *            wc -l /tmp/requests; grep -oE '/(run|job)/' /tmp/requests | sort | uniq -c
 * refused:   zcat manager-*.log.gz | grep -cE "$A (401|403|404) $B"
 * read:      zcat manager-*.log.gz | wc -l; zcat ingress-*.log.gz | wc -l
 * [GIN]:     zcat manager-*.log.gz | grep -c '^\[GIN\]'
 * exposed:   E='(GET |"RequestPath":")/system/services/[a-z0-9-]+/exposed[/" ]'
 *            zcat ingress-*.log.gz | grep -oE "$E" | cut -d / -f 4 | sort | uniq -c
 * users:     sed 's/.* | //' /tmp/requests | sort | uniq -c
 * services:  grep -oE '/(run|job)/[a-z0-9-]+' /tmp/requests | sort | uniq -c
 * countries: awk -F ' [|] ' '{print $4}' /tmp/requests | sort | uniq -c   # added up by hand
 * hours:     awk -F , 'NR>1 {c+=$3; g+=$4} END {printf "%.3f %.3f\n", c, g}' usage.csv
 * </pre>
 */
class SampleTotalsTest {
  private static final Instant FIRST = Instant.parse("2026-08-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-10-31T23:59:59.999999999Z");

  @Test
  void summarisesThreeMonths() {
    Summary summary = summary(FIRST, LAST, null);
    Totals totals = summary.totals();

    assertThat(totals.requestsCountTotal()).isEqualTo(16_000);
    assertThat(totals.requestsCountSync()).isEqualTo(10_168);
    assertThat(totals.requestsCountAsync()).isEqualTo(5_832);
    assertThat(totals.requestsCountExposed()).isEqualTo(3_600);
    assertThat(totals.usersCount()).isEqualTo(17);
    assertThat(totals.users()).contains("auth0|65f0c2a9d41b7e0012ab34cd");
    assertThat(totals.servicesCountActive()).isEqualTo(11);
    assertThat(totals.servicesCountTotal()).isEqualTo(12);
    assertThat(totals.cpuHoursTotal()).isEqualTo(1084.233);
    assertThat(totals.gpuHoursTotal()).isEqualTo(207.264);
    assertThat(totals.countries())
        .containsExactly(
            new CountryCount("CH", 465),
            new CountryCount("CZ", 625),
            new CountryCount("DE", 949),
            new CountryCount("ES", 4_281),
            new CountryCount("FR", 708),
            new CountryCount("GB", 360),
            new CountryCount("GR", 551),
            new CountryCount("HR", 433),
            new CountryCount("IT", 1_227),
            new CountryCount("NL", 569),
            new CountryCount("PL", 446),
            new CountryCount("PT", 1_782));
    // 12,396 of 12,741 requests that did not come from private addresses
    assertThat(totals.countryAttributionPercent()).isEqualTo(97.29);
    assertThat(summary.isComplete()).isTrue();
  }

  @Test
  void accountsForEveryLine() {
    assertThat(summary(FIRST, LAST, null).sources())
        .extracting(SourceStatus::notes)
        .contains(
            "lines: 16684 read, 16000 counted, 400 refused by the manager, 284 rejected"
                + " (242 not a service request, 42 unusable service name)",
            "lines: 3768 read, 3600 counted, 0 refused by the manager, 168 rejected"
                + " (150 not a service request, 18 unusable service name)",
            "345 requests from public addresses have no country;"
                + " 3259 requests came from private addresses, which have no country");
  }

  @Test
  void reportsDeletedService() {
    ServiceItem deleted =
        services().stream()
            .filter(item -> item.key().equals("mangrove-demo"))
            .findFirst()
            .orElseThrow();

    assertThat(deleted.requestsCountSync()).isEqualTo(426);
    assertThat(deleted.requestsCountAsync()).isEqualTo(126);
    assertThat(deleted.requestsCountExposed()).isEqualTo(156);
    assertThat(deleted.executionsCount()).isEqualTo(708);
  }

  @Test
  void reportsMonthByName() {
    Summary october = summary(null, null, new ReportPeriod("2026-10"));

    assertThat(october.totals().requestsCountTotal()).isEqualTo(5_391);
    assertThat(october.totals().servicesCountTotal()).isEqualTo(11);
    assertThat(october.isComplete()).isTrue();
  }

  private static List<ServiceItem> services() {
    ReportRequest request =
        new ReportRequest(
            ReportQuery.builder().range(FIRST, LAST).groupBy(GroupBy.SERVICE).build(),
            null,
            false,
            Caller.UNATTENDED);
    var breakdown =
        (Breakdown)
            SampleSources.functions(SampleSources.requests())
                .of(Operation.BREAKDOWN)
                .apply(request);
    return breakdown.items().stream().map(ServiceItem.class::cast).toList();
  }

  private static Summary summary(
      @Nullable Instant start, @Nullable Instant end, @Nullable ReportPeriod period) {
    ReportRequest request =
        new ReportRequest(
            ReportQuery.builder().range(start, end).period(period).build(),
            null,
            false,
            Caller.UNATTENDED);
    return (Summary)
        SampleSources.functions(SampleSources.requests()).of(Operation.SUMMARY).apply(request);
  }
}
