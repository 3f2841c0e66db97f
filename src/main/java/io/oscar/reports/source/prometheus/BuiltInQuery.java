package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The query for an installation that sets none of its own: one call for all services, jobs and
 * exposed pods under their service, pods seen in a single scrape included.
 *
 * @param resource what is measured
 * @param namespace what the namespaces of services begin with
 * @param service the one service that matters, or null for all
 * @param named whether it matters whose the hours are
 * @param extrapolation how the server extrapolates
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
  public Shares ask(PrometheusApi api, Window window, Deadline deadline) {
    return window.isShort() && isSparse(api, window, deadline)
        ? estimate(api, window, deadline)
        : read(api, window, deadline);
  }

  /** Whether series may have less than two samples in the window, judged by those around it. */
  private boolean isSparse(PrometheusApi api, Window window, Deadline deadline) {
    PromQl samples =
        UsedSeconds.of(resource, namespace, null).over("count_over_time", Window.SHORT).call("max");
    double most = api.query(resource.action(), samples, window.around(), deadline).sum();
    double intervals = most - 1;
    return most > 0 && window.length().toMillis() * intervals < 2.0 * Window.SHORT.toMillis();
  }

  private Shares estimate(PrometheusApi api, Window window, Deadline deadline) {
    Shares around = read(api, window.around(), deadline);
    double part = (double) window.length().toMillis() / Window.SHORT.toMillis();
    var remarks = new ArrayList<>(around.remarks());
    remarks.add(
        Note.open(
            "the range is too short for two samples of each series: "
                + "the hours are its share of the ten minutes around it"));
    return new Shares(
        around.shares().stream().map(share -> share.times(part)).toList(),
        remarks,
        around.complete());
  }

  private Shares read(PrometheusApi api, Window window, Deadline deadline) {
    UsedSeconds all = UsedSeconds.of(resource, namespace, service);
    Shares ofContainers = read(api, all.ofContainers(), window, deadline);
    // An installation may keep the totals of pods only, which have no container label.
    return ofContainers.isEmpty() ? read(api, all, window, deadline) : ofContainers;
  }

  private Shares read(PrometheusApi api, UsedSeconds seconds, Window window, Deadline deadline) {
    Shares used = ask(api, seconds.increase(window.length()), window, deadline);
    return used.isEmpty() || window.isShort() || !extrapolation.get().halves()
        ? used
        : withBeginnings(used, api, seconds, window, deadline);
  }

  private Shares withBeginnings(
      Shares used, PrometheusApi api, UsedSeconds seconds, Window window, Deadline deadline) {
    try {
      return used.plus(ask(api, seconds.uncountedBeginnings(window.length()), window, deadline));
    } catch (SourceFailure failure) {
      return used.partial(
          "of what pods used before they were first seen, up to a half is not counted: "
              + failure.getMessage());
    }
  }

  private Shares ask(PrometheusApi api, PromQl seconds, Window window, Deadline deadline) {
    PromQl query =
        named
            ? ServiceLabels.derive(seconds).sumBy(ServiceLabels.SERVICE, ServiceLabels.FORM)
            : seconds.sum();
    Answer answer = api.query(resource.action(), query, window, deadline);
    return new Shares(
        answer.rows().stream().map(BuiltInQuery::share).toList(),
        Note.internal(answer.remarks()),
        true);
  }

  private static Share share(Answer.Row row) {
    return new Share(
        row.label(ServiceLabels.SERVICE),
        Form.of(row.label(ServiceLabels.FORM)),
        row.value() * HOURS);
  }

  @Override
  public boolean measuresOthers(PrometheusApi api, Window window, Deadline deadline) {
    Window wide = window.isShort() ? window.around() : window;
    PromQl any =
        UsedSeconds.of(resource, namespace, null)
            .over("last_over_time", wide.length())
            .call("count");
    return !api.query(resource.action(), any, wide, deadline).rows().isEmpty();
  }

  @Override
  public String description() {
    return resource.metric() + " in namespaces " + namespace + "*";
  }
}
