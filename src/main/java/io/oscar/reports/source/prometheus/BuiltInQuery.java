package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The default query: one call for all services, with jobs and exposed pods attributed to their
 * service, including pods with a single sample.
 *
 * @param resource what is measured
 * @param namespace what the namespaces of services begin with
 * @param service the only service of interest, or null for all
 * @param named whether hours are attributed to services
 * @param extrapolation the server's extrapolation
 */
record BuiltInQuery(
    Resource resource,
    String namespace,
    @Nullable String service,
    boolean named,
    Supplier<Extrapolation> extrapolation)
    implements UsageQuery {
  private static final double HOURS = 1.0 / 3_600;

  @Override
  public HoursByName ask(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    return range.isShort() && isSparse(api, range, deadline)
        ? estimate(api, range, deadline)
        : read(api, range, deadline);
  }

  /**
   * Whether series may have fewer than two samples in the window, judged by the surrounding range.
   */
  private boolean isSparse(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    PromQl samples =
        ContainerSeries.of(resource, namespace, null)
            .over("count_over_time", EvaluationRange.SHORT)
            .call("max");
    double most = api.query(resource.action(), samples, range.around(), deadline).sum();
    double intervals = most - 1;
    return most > 0
        && range.length().toMillis() * intervals < 2.0 * EvaluationRange.SHORT.toMillis();
  }

  private HoursByName estimate(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    HoursByName around = read(api, range.around(), deadline);
    double part = (double) range.length().toMillis() / EvaluationRange.SHORT.toMillis();
    var remarks = new ArrayList<>(around.remarks());
    remarks.add(
        Note.open(
            "the range is too short for two samples of each series: hours are estimated from the"
                + " surrounding ten minutes"));
    return new HoursByName(
        around.shares().stream().map(share -> share.times(part)).toList(),
        remarks,
        around.complete());
  }

  private HoursByName read(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    ContainerSeries all = ContainerSeries.of(resource, namespace, service);
    HoursByName ofContainers = read(api, all.ofContainers(), range, deadline);
    // Some installations keep pod totals only, which have no container label.
    return ofContainers.isEmpty() ? read(api, all, range, deadline) : ofContainers;
  }

  private HoursByName read(
      PrometheusApi api, ContainerSeries seconds, EvaluationRange range, Deadline deadline) {
    HoursByName used = ask(api, seconds.increase(range.length()), range, deadline);
    return used.isEmpty() || range.isShort() || !extrapolation.get().halves()
        ? used
        : withBeginnings(used, api, seconds, range, deadline);
  }

  private HoursByName withBeginnings(
      HoursByName used,
      PrometheusApi api,
      ContainerSeries seconds,
      EvaluationRange range,
      Deadline deadline) {
    try {
      return used.plus(ask(api, seconds.uncountedBeginnings(range.length()), range, deadline));
    } catch (SourceFailure failure) {
      return used.partial(
          "up to half of the usage before a pod's first scrape is not counted: "
              + failure.getMessage());
    }
  }

  private HoursByName ask(
      PrometheusApi api, PromQl seconds, EvaluationRange range, Deadline deadline) {
    PromQl query =
        named
            ? ServiceLabels.derive(seconds).sumBy(ServiceLabels.SERVICE, ServiceLabels.FORM)
            : seconds.sum();
    QueryResult answer = api.query(resource.action(), query, range, deadline);
    return new HoursByName(
        answer.rows().stream().map(BuiltInQuery::share).toList(),
        Note.internal(answer.remarks()),
        true);
  }

  private static NamedHours share(QueryResult.Row row) {
    return new NamedHours(
        row.label(ServiceLabels.SERVICE),
        NameKind.of(row.label(ServiceLabels.FORM)),
        row.value() * HOURS);
  }

  @Override
  public boolean measuresOthers(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    EvaluationRange wide = range.isShort() ? range.around() : range;
    PromQl any =
        ContainerSeries.of(resource, namespace, null)
            .over("last_over_time", wide.length())
            .call("count");
    return !api.query(resource.action(), any, wide, deadline).rows().isEmpty();
  }

  @Override
  public String description() {
    return resource.metric() + " in namespaces " + namespace + "*";
  }
}
