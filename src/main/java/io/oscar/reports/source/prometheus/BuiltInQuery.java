package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The query for an installation that sets none of its own: one call for all services, jobs and
 * exposed pods under their service, pods seen in a single scrape included.
 *
 * @param resource what is measured
 * @param namespace what the namespaces of services begin with
 * @param service the one service that matters, or null for all
 * @param named whether it matters whose the hours are
 */
record BuiltInQuery(Resource resource, String namespace, @Nullable String service, boolean named)
    implements UsageQuery {
  private static final double HOURS = 1.0 / 3_600;

  @Override
  public Shares ask(PrometheusApi api, Window window, Deadline deadline) {
    return window.isShort() && isSparse(api, window, deadline)
        ? estimate(api, window, deadline)
        : read(api, window, deadline);
  }

  /** Whether series have less than two samples in the window, judged by those around it. */
  private boolean isSparse(PrometheusApi api, Window window, Deadline deadline) {
    PromQl samples =
        UsedSeconds.of(resource, namespace, null).over("count_over_time", Window.SHORT).call("max");
    double most = api.query(resource.action(), samples, window.around(), deadline).sum();
    return most > 0 && window.length().toMillis() * most < 2.0 * Window.SHORT.toMillis();
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
    Answer answer =
        api.query(resource.action(), query(all.ofContainers(), window), window, deadline);
    if (answer.rows().isEmpty()) {
      // An installation may keep the totals of pods only, which have no container label.
      answer = api.query(resource.action(), query(all, window), window, deadline);
    }
    return new Shares(
        answer.rows().stream().map(BuiltInQuery::share).toList(),
        Note.internal(answer.remarks()),
        true);
  }

  private PromQl query(UsedSeconds seconds, Window window) {
    PromQl used = seconds.increase(window.length());
    return named
        ? ServiceLabels.derive(used).sumBy(ServiceLabels.SERVICE, ServiceLabels.FORM)
        : used.sum();
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
