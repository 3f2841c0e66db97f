package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.Re2;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A custom query, used as it is. Its values are hours.
 *
 * @param resource the measured resource
 * @param template the query with its placeholders
 * @param namespace the prefix of the services' namespaces
 * @param service the only service of interest, or null for all
 * @param known the services to query; empty if only the total is needed
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
  public HoursByName ask(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    if (service != null) {
      QueryResult answer = query(api, filled(Re2.quote(service), range), range, deadline);
      return shares(answer, List.of(new NamedHours(service, NameKind.LABEL, answer.sum())));
    }
    QueryResult all = query(api, filled(ALL, range), range, deadline);
    boolean tellsServices =
        all.rows().stream().anyMatch(row -> !row.label(SERVICE_OF_TEMPLATE).isEmpty());
    if (tellsServices) {
      return shares(all, all.rows().stream().map(TemplateQuery::share).toList());
    }
    if (known.isEmpty() || all.rows().isEmpty()) {
      return shares(all, List.of(new NamedHours("", NameKind.LABEL, all.sum())));
    }
    return split(all, query(api, each(range), range, deadline));
  }

  /** The template for every known service, as one expression. */
  private PromQl each(EvaluationRange range) {
    return known.stream()
        .sorted()
        .map(name -> filled(Re2.quote(name), range).sum().labelled(ServiceLabels.SERVICE, name))
        .reduce(PromQl::or)
        .orElseThrow();
  }

  private PromQl filled(String serviceRegex, EvaluationRange range) {
    return PromQl.template(
        template,
        Map.of(
            "service", serviceRegex,
            "range", PromQl.range(range.length()),
            "services_namespace", Re2.quote(namespace)));
  }

  private QueryResult query(
      PrometheusApi api, PromQl query, EvaluationRange range, Deadline deadline) {
    return api.query(resource.action(), query, range, deadline);
  }

  private static HoursByName split(QueryResult all, QueryResult each) {
    var shares = new ArrayList<NamedHours>();
    each.rows()
        .forEach(
            row ->
                shares.add(
                    new NamedHours(row.label(ServiceLabels.SERVICE), NameKind.LABEL, row.value())));
    // The template's filter may miss jobs; hours of no service are still used.
    shares.add(new NamedHours("", NameKind.LABEL, Math.max(0, all.sum() - each.sum())));
    var remarks = new ArrayList<>(all.remarks());
    remarks.addAll(each.remarks());
    return new HoursByName(shares, Note.internal(remarks), true);
  }

  private static HoursByName shares(QueryResult answer, List<NamedHours> shares) {
    return new HoursByName(
        answer.rows().isEmpty() ? List.of() : shares, Note.internal(answer.remarks()), true);
  }

  private static NamedHours share(QueryResult.Row row) {
    return new NamedHours(row.label(SERVICE_OF_TEMPLATE), NameKind.LABEL, row.value());
  }

  @Override
  public boolean measuresOthers(PrometheusApi api, EvaluationRange range, Deadline deadline) {
    return !query(api, filled(ALL, range), range, deadline).rows().isEmpty();
  }

  @Override
  public String description() {
    return resource.setting();
  }
}
