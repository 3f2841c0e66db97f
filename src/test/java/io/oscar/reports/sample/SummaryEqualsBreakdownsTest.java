package io.oscar.reports.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.report.BreakdownItem;
import io.oscar.reports.report.BreakdownItem.CountryItem;
import io.oscar.reports.report.BreakdownItem.ServiceItem;
import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.Totals;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rows of every breakdown add up to the summary, for a thousand ranges of the sample cluster.
 *
 * <p>The ranges run from a minute to the three months. The lines are parsed once and kept; the last
 * of each forty ranges is also read from the files, which must give the same reports.
 */
class SummaryEqualsBreakdownsTest {
  private static final Instant FIRST = Instant.parse("2026-07-31T00:00:00Z");
  private static final long SECONDS = Duration.ofDays(94).toSeconds();

  @Test
  void summaryEqualsBreakdownsForAThousandRanges() throws IOException {
    ReportFunctions kept = SampleSources.functions(new ParsedSample());
    ReportFunctions files = SampleSources.functions(SampleSources.requests());
    var random = new Random(1_000);
    long requests = 0;
    for (int round = 1; round <= 1_000; round++) {
      Instant start = FIRST.plusSeconds(random.nextLong(SECONDS)).plusNanos(random.nextInt());
      long longest = Math.round(60 * Math.pow(SECONDS / 60.0, random.nextDouble()));
      Instant end = start.plusSeconds(longest).plusNanos(random.nextInt(1_000_000_000));
      Totals totals = checked(kept, start, end);
      requests += totals.requestsCountTotal();
      if (round % 40 == 0) {
        assertThat(checked(files, start, end)).isEqualTo(totals);
      }
    }
    assertThat(requests).isGreaterThan(1_000_000);
  }

  private static Totals checked(ReportFunctions functions, Instant start, Instant end) {
    Totals totals =
        ((Summary) functions.of(Operation.SUMMARY).apply(request(start, end, null))).totals();
    checkServices(totals, items(functions, start, end, GroupBy.SERVICE, ServiceItem.class));
    checkUsers(totals, items(functions, start, end, GroupBy.USER, UserItem.class));
    checkCountries(totals, items(functions, start, end, GroupBy.COUNTRY, CountryItem.class));
    return totals;
  }

  private static void checkServices(Totals totals, List<ServiceItem> items) {
    var users = new TreeSet<String>();
    items.forEach(item -> users.addAll(item.users() == null ? List.of() : item.users()));
    assertThat(items.stream().mapToLong(ServiceItem::requestsCountTotal).sum())
        .isEqualTo(totals.requestsCountTotal());
    assertThat(items.stream().mapToLong(ServiceItem::requestsCountSync).sum())
        .isEqualTo(totals.requestsCountSync());
    assertThat(items.stream().mapToLong(ServiceItem::requestsCountAsync).sum())
        .isEqualTo(totals.requestsCountAsync());
    assertThat(items.stream().mapToLong(ServiceItem::requestsCountExposed).sum())
        .isEqualTo(totals.requestsCountExposed());
    assertThat(items.stream().mapToLong(ServiceItem::executionsCount).sum())
        .isEqualTo(totals.requestsCountTotal() + totals.requestsCountExposed());
    // what nobody deployed is in one row, which is no service
    assertThat(
            items.stream()
                .filter(item -> item.executionsCount() > 0 && !item.key().equals("(other)"))
                .count())
        .isEqualTo(totals.servicesCountTotal());
    assertThat(List.copyOf(users)).isEqualTo(totals.users());
    assertThat(countries(items)).isEqualTo(totals.countries());
    assertThat(items.stream().mapToDouble(ServiceItem::cpuHours).sum())
        .isCloseTo(totals.cpuHoursTotal(), within(1e-9));
    assertThat(items.stream().mapToDouble(ServiceItem::gpuHours).sum())
        .isCloseTo(totals.gpuHoursTotal(), within(1e-9));
  }

  private static void checkUsers(Totals totals, List<UserItem> items) {
    assertThat(items.stream().mapToLong(UserItem::executionsCount).sum())
        .isEqualTo(totals.requestsCountTotal());
    assertThat(
            items.stream()
                .filter(item -> item.membership() == Membership.MEMBER)
                .map(UserItem::key)
                .toList())
        .isEqualTo(totals.users());
    assertThat(totals.usersCount()).isEqualTo(totals.users().size());
    assertThat(countries(items)).isEqualTo(totals.countries());
  }

  private static void checkCountries(Totals totals, List<CountryItem> items) {
    // private and unattributed addresses have the row "unknown", which is no country
    assertThat(items.stream().mapToLong(CountryItem::executionsCount).sum())
        .isEqualTo(totals.requestsCountTotal());
    assertThat(
            items.stream()
                .filter(item -> !item.key().equals("unknown"))
                .map(item -> new CountryCount(item.key(), item.executionsCount()))
                .toList())
        .isEqualTo(totals.countries());
    assertThat(totals.countriesCount()).isEqualTo(totals.countries().size());
  }

  private static List<CountryCount> countries(List<? extends BreakdownItem> items) {
    Map<String, Long> sums =
        items.stream()
            .flatMap(item -> item.countries().stream())
            .collect(
                Collectors.groupingBy(
                    CountryCount::country,
                    TreeMap::new,
                    Collectors.summingLong(CountryCount::requestCount)));
    return sums.entrySet().stream()
        .map(sum -> new CountryCount(sum.getKey(), sum.getValue()))
        .toList();
  }

  private static <T extends BreakdownItem> List<T> items(
      ReportFunctions functions, Instant start, Instant end, GroupBy groupBy, Class<T> type) {
    var breakdown =
        (Breakdown) functions.of(Operation.BREAKDOWN).apply(request(start, end, groupBy));
    return breakdown.items().stream().map(type::cast).toList();
  }

  private static ReportRequest request(Instant start, Instant end, @Nullable GroupBy groupBy) {
    return new ReportRequest(
        ReportQuery.builder().range(start, end).groupBy(groupBy).includeUsers(true).build(),
        null,
        false,
        Caller.UNATTENDED);
  }
}
