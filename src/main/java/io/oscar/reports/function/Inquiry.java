package io.oscar.reports.function;

import io.oscar.reports.report.Breakdowns;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.Reports;
import java.util.Set;
import java.util.function.Function;

/**
 * A request together with the kind of report it asks for: what has to be known, and how the report
 * is made of it.
 */
public final class Inquiry {
  private final ReportRequest request;
  private final Set<Need> needs;
  private final Function<ReportFacts, ReportResponse> report;

  private Inquiry(
      ReportRequest request, Set<Need> needs, Function<ReportFacts, ReportResponse> report) {
    this.request = request;
    this.needs = needs;
    this.report = report;
  }

  /** Asks for the totals of a cluster, or of the services that the caller may see. */
  public static Inquiry ofSummary(ReportRequest request) {
    return new Inquiry(request, Need.ofSummary(), Reports::summary);
  }

  /**
   * Asks for one metric of a service or of the cluster; without a metric, for all metrics of a
   * service.
   *
   * @throws InvalidRequest if there is neither a metric nor a service
   */
  public static Inquiry ofMetric(ReportRequest request) {
    MetricKey metric = request.metric();
    String service = request.service();
    if (metric != null) {
      return new Inquiry(
          request, Need.ofMetric(metric), facts -> Reports.metric(facts, metric, service));
    }
    if (service == null) {
      throw new InvalidRequest("metric", "is required where there is no service");
    }
    return new Inquiry(
        request, Need.ofServiceMetrics(), facts -> Reports.serviceMetrics(facts, service));
  }

  /**
   * Asks for the requests row by row.
   *
   * @throws InvalidRequest if it is not said what a row stands for
   */
  public static Inquiry ofBreakdown(ReportRequest request) {
    GroupBy groupBy = request.groupBy();
    if (groupBy == null) {
      throw new InvalidRequest("group_by", "is required: service, user or country");
    }
    return new Inquiry(
        request,
        Need.ofBreakdown(groupBy),
        facts -> Breakdowns.of(facts, groupBy, request.includeUsers()));
  }

  ReportRequest request() {
    return request;
  }

  Set<Need> needs() {
    return needs;
  }

  /**
   * The report that the facts make.
   *
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  ReportResponse report(ReportFacts facts) {
    ReportResponse made = report.apply(facts);
    if (request.strict() && !made.isComplete()) {
      throw new IncompleteReport(made);
    }
    return made;
  }
}
