package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-31T23:59:59Z");
  private static final CountryCount ES = new CountryCount("ES", 9);
  private static final CountryCount PT = new CountryCount("PT", 2);

  private static final ReportFacts FACTS =
      new ReportFacts(
          new TimeRange(START, END),
          List.of(
              Tally.builder()
                  .count(cell("gone", RequestKind.SYNC, "ann", Origin.of("ES")), 4)
                  .count(cell("live", RequestKind.SYNC, "ann", Origin.of("PT")), 2)
                  .count(cell("live", RequestKind.ASYNC, "bob", Origin.of("ES")), 5)
                  .count(cell("live", RequestKind.ASYNC, "nil", Origin.PRIVATE), 6)
                  .count(cell("live", RequestKind.ASYNC, "", Origin.UNKNOWN), 1)
                  .count(cell("live", RequestKind.EXPOSED, "", Origin.of("DE")), 10)
                  .build()),
          new Usage(
              Map.of("live", new Hours(1.25, 0.5), "quiet", new Hours(2, 0)), new Hours(3, 0)),
          List.of(),
          null,
          new Inventory(
              List.of(new Service("live", null, null), new Service("new", null, null)),
              Inventory.Scope.CLUSTER),
          List.of());

  private static Tally.Cell cell(String service, RequestKind kind, String user, Origin origin) {
    return new Tally.Cell(service, kind, user, origin);
  }

  @Test
  void computesSummaryTotals() {
    assertThat(Reports.summary(FACTS).totals())
        .isEqualTo(
            new Totals(
                2,
                2,
                6.25,
                0.5,
                18,
                6,
                12,
                10,
                2,
                List.of(ES, PT),
                2,
                List.of("ann", "bob"),
                91.67));
  }

  @Test
  void hasNoAttributionPercentWithoutAttributableRequests() {
    var facts =
        new ReportFacts(
            new TimeRange(START, END),
            List.of(Tally.empty()),
            Usage.NONE,
            List.of(),
            null,
            Inventory.UNKNOWN,
            List.of());
    assertThat(Reports.summary(facts).totals())
        .isEqualTo(new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of(), null));
  }

  @Test
  void breaksDownByService() {
    assertThat(Breakdowns.of(FACTS, GroupBy.SERVICE, true).items())
        .isEqualTo(
            List.of(
                new ServiceItem(
                    "gone",
                    4,
                    4,
                    0,
                    0,
                    1,
                    List.of("ann"),
                    List.of(new CountryCount("ES", 4)),
                    4,
                    0,
                    0),
                new ServiceItem(
                    "live",
                    14,
                    2,
                    12,
                    10,
                    2,
                    List.of("ann", "bob"),
                    List.of(new CountryCount("ES", 5), PT),
                    24,
                    1.25,
                    0.5),
                new ServiceItem("quiet", 0, 0, 0, 0, 0, List.of(), List.of(), 0, 2, 0),
                new ServiceItem("(other)", 0, 0, 0, 0, 0, List.of(), List.of(), 0, 3, 0)));
  }

  @Test
  void listsUsersOfServicesOnlyOnRequest() {
    assertThat(Breakdowns.of(FACTS, GroupBy.SERVICE, false).items())
        .allSatisfy(item -> assertThat(((ServiceItem) item).users()).isNull());
  }

  @Test
  void breaksDownByUser() {
    assertThat(Breakdowns.of(FACTS, GroupBy.USER, false).items())
        .isEqualTo(
            List.of(
                new UserItem("(none)", Membership.EXTERNAL, 1, List.of()),
                new UserItem("ann", Membership.MEMBER, 6, List.of(new CountryCount("ES", 4), PT)),
                new UserItem("bob", Membership.MEMBER, 5, List.of(new CountryCount("ES", 5))),
                new UserItem("nil", Membership.EXTERNAL, 6, List.of())));
  }

  @Test
  void breaksDownByCountry() {
    assertThat(Breakdowns.of(FACTS, GroupBy.COUNTRY, false).items())
        .isEqualTo(
            List.of(
                new CountryItem("ES", 9, 2, List.of(ES)),
                new CountryItem("PT", 2, 1, List.of(PT)),
                new CountryItem("unknown", 7, 0, List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "services-count,2",
    "cpu-hours,6.25",
    "gpu-hours,0.5",
    "requests-sync-per-service,6",
    "requests-async-per-service,12",
    "requests-exposed-per-service,10",
    "users-per-service,2",
    "countries-count,2",
    "countries-list,2",
    "requests-per-user,5.5"
  })
  void computesClusterMetrics(String metric, double value) {
    assertThat(Reports.metric(FACTS, MetricKey.of(metric), null).value().doubleValue())
        .isEqualTo(value);
  }

  @Test
  void listsItemsOfListMetrics() {
    MetricValue users = Reports.metric(FACTS, MetricKey.REQUESTS_PER_USER, null);
    MetricValue countries = Reports.metric(FACTS, MetricKey.COUNTRIES_LIST, null);
    assertThat(users.items()).isEqualTo(List.of(new UserCount("ann", 6), new UserCount("bob", 5)));
    assertThat(countries.items()).isEqualTo(List.of(ES, PT));
    assertThat(Reports.metric(FACTS, MetricKey.USERS, null).items()).isNull();
  }

  @Test
  void listsServiceMetricsInOrderOfOscar() {
    assertThat(Reports.serviceMetrics(FACTS, "live").metrics())
        .extracting(metric -> metric.metric().key())
        .containsExactly(
            "cpu-hours",
            "gpu-hours",
            "requests-sync-per-service",
            "requests-async-per-service",
            "requests-exposed-per-service",
            "users-per-service",
            "services-count",
            "requests-per-user",
            "countries-count",
            "countries-list");
  }
}
