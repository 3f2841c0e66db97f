package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.Re2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An installation's own query, used as it is. Its values are hours.
 *
 * @param resource what is measured
 * @param template the query with its placeholders
 * @param namespace what the namespaces of services begin with
 * @param service the one service that matters, or null for all
 * @param known the services to tell apart; empty where only the total matters
 */
record TemplateQuery(
    Resource resource,
    String template,
    String namespace,
    @Nullable String service,
    Set<String> known)
    implements UsageQuery {
  private static final String ALL = ".*";
  private static final String SERVICE_OF_TEMPLATE = "service";

  @Override
  public Shares ask(PrometheusApi api, Window window, Deadline deadline) {
    if (service != null) {
      Answer answer = query(api, filled(Re2.quote(service), window), window, deadline);
      return shares(answer, List.of(new Share(service, Form.LABEL, answer.sum())));
    }
    Answer all = query(api, filled(ALL, window), window, deadline);
    boolean tellsServices =
        all.rows().stream().anyMatch(row -> !row.label(SERVICE_OF_TEMPLATE).isEmpty());
    if (tellsServices) {
      return shares(all, all.rows().stream().map(TemplateQuery::share).toList());
    }
    if (known.isEmpty() || all.rows().isEmpty()) {
      return shares(all, List.of(new Share("", Form.LABEL, all.sum())));
    }
    return split(all, query(api, each(window), window, deadline));
  }

  /** The template for every known service, as one expression. */
  private PromQl each(Window window) {
    return known.stream()
        .sorted()
        .map(name -> filled(Re2.quote(name), window).sum().labelled(ServiceLabels.SERVICE, name))
        .reduce(PromQl::or)
        .orElseThrow();
  }

  private PromQl filled(String serviceRegex, Window window) {
    return PromQl.template(
        template,
        Map.of(
            "service", serviceRegex,
            "range", PromQl.range(window.length()),
            "services_namespace", Re2.quote(namespace)));
  }

  private Answer query(PrometheusApi api, PromQl query, Window window, Deadline deadline) {
    return api.query(resource.action(), query, window, deadline);
  }

  private static Shares split(Answer all, Answer each) {
    var shares = new ArrayList<Share>();
    each.rows()
        .forEach(
            row ->
                shares.add(new Share(row.label(ServiceLabels.SERVICE), Form.LABEL, row.value())));
    // Jobs may be missed by the template's own filter; what no service has is still used.
    shares.add(new Share("", Form.LABEL, Math.max(0, all.sum() - each.sum())));
    var remarks = new ArrayList<>(all.remarks());
    remarks.addAll(each.remarks());
    return new Shares(shares, Note.internal(remarks), true);
  }

  private static Shares shares(Answer answer, List<Share> shares) {
    return new Shares(
        answer.rows().isEmpty() ? List.of() : shares, Note.internal(answer.remarks()), true);
  }

  private static Share share(Answer.Row row) {
    return new Share(row.label(SERVICE_OF_TEMPLATE), Form.LABEL, row.value());
  }

  @Override
  public boolean measuresOthers(PrometheusApi api, Window window, Deadline deadline) {
    return !query(api, filled(ALL, window), window, deadline).rows().isEmpty();
  }

  @Override
  public String description() {
    return resource.setting();
  }
}
