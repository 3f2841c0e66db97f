package io.oscar.reports.report;

import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.tally.Membership;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the summary and the metrics from the facts (pure functions). */
public final class Reports {
  private Reports() {}

  /** The totals of the facts. */
  public static Summary summary(ReportFacts facts) {
    RequestAggregate all = RequestAggregate.of(facts.tallies());
    Hours hours = facts.usage().total();
    var totals =
        new Totals(
            facts.inventory().services().size(),
            servicesWithRequests(facts.tallies()),
            hours.cpu(),
            hours.gpu(),
            all.requests(),
            all.sync(),
            all.async(),
            all.exposed(),
            all.countries().size(),
            all.countries(),
            all.usersCount(),
            all.users(),
            percent(all.attributed(), all.attributable()));
    return new Summary(facts.range().start(), facts.range().end(), totals, facts.sources());
  }

  /** All metrics of one service; the facts contain no other services. */
  public static ServiceMetrics serviceMetrics(ReportFacts facts, String service) {
    List<MetricValue> metrics =
        Arrays.stream(MetricKey.values()).map(metric -> metric(facts, metric, service)).toList();
    return new ServiceMetrics(service, facts.range().start(), facts.range().end(), metrics);
  }

  /** One metric of the facts: of one service, or (null) of the cluster. */
  public static MetricValue metric(ReportFacts facts, MetricKey metric, @Nullable String service) {
    RequestAggregate all = RequestAggregate.of(facts.tallies());
    return switch (metric) {
      case CPU_HOURS -> value(facts, metric, service, hours(facts, service).cpu(), "hours", null);
      case GPU_HOURS -> value(facts, metric, service, hours(facts, service).gpu(), "hours", null);
      case REQUESTS_SYNC -> count(facts, metric, service, all.sync());
      case REQUESTS_ASYNC -> count(facts, metric, service, all.async());
      case REQUESTS_EXPOSED -> count(facts, metric, service, all.exposed());
      case USERS -> count(facts, metric, service, all.usersCount());
      case SERVICES_COUNT -> count(facts, metric, service, deployed(facts, service));
      case COUNTRIES_COUNT -> count(facts, metric, service, all.countries().size());
      case COUNTRIES_LIST ->
          value(facts, metric, service, (long) all.countries().size(), null, all.countries());
      case REQUESTS_PER_USER -> {
        List<UserCount> users = requestsOfUsers(facts.tallies());
        yield value(facts, metric, service, mean(users), null, users);
      }
    };
  }

  private static Hours hours(ReportFacts facts, @Nullable String service) {
    return service == null ? facts.usage().total() : facts.usage().of(service);
  }

  private static long deployed(ReportFacts facts, @Nullable String service) {
    if (service == null) {
      return facts.inventory().services().size();
    }
    return facts.inventory().names().contains(service) ? 1 : 0;
  }

  private static long servicesWithRequests(List<Tally> tallies) {
    var services = new HashSet<String>();
    tallies.forEach(tally -> tally.forEachKind((service, kind, count) -> services.add(service)));
    services.remove(Tally.OTHER);
    return services.size();
  }

  private static List<UserCount> requestsOfUsers(List<Tally> tallies) {
    var users = new ArrayList<UserCount>();
    RequestAggregate.byUser(tallies)
        .forEach(
            (user, account) -> {
              if (Membership.of(user) == Membership.MEMBER) {
                users.add(new UserCount(user, account.requests()));
              }
            });
    return List.copyOf(users);
  }

  private static double mean(List<UserCount> users) {
    return users.stream().mapToLong(UserCount::requestCount).average().orElse(0);
  }

  private static @Nullable Double percent(long part, long whole) {
    return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 100.0;
  }

  private static MetricValue count(
      ReportFacts facts, MetricKey metric, @Nullable String service, long count) {
    return value(facts, metric, service, count, null, null);
  }

  private static MetricValue value(
      ReportFacts facts,
      MetricKey metric,
      @Nullable String service,
      Number value,
      @Nullable String unit,
      @Nullable List<? extends MetricItem> items) {
    return new MetricValue(
        service,
        metric,
        facts.range().start(),
        facts.range().end(),
        value,
        unit,
        facts.sourcesOf(metric),
        items);
  }
}
