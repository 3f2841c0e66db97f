package io.oscar.reports.function;

import io.oscar.reports.report.Breakdowns;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.Reports;
import java.time.Clock;
import java.util.function.Function;

/** The three functions: a request in, a report out, nothing kept in between. */
public final class ReportFunctions {
  private final FactCollector collector;

  /**
   * @param sources what to ask
   * @param deadlines how long a report may take
   * @param clock what tells the time
   */
  public ReportFunctions(Sources sources, DeadlinePolicy deadlines, Clock clock) {
    this.collector = new FactCollector(sources, deadlines, clock);
  }

  /**
   * The totals of a cluster, or of the services that the caller may see.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  public Function<ReportRequest, ReportResponse> summary() {
    return request -> {
      ReportFacts facts = collector.collect(request, Need.ofSummary());
      return checked(request, Reports.summary(facts));
    };
  }

  /**
   * One metric of a service or of the cluster; without a metric, all metrics of a service.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  public Function<ReportRequest, ReportResponse> metric() {
    return request -> {
      MetricKey metric = request.metric();
      String service = request.service();
      if (metric != null) {
        ReportFacts facts = collector.collect(request, Need.ofMetric(metric));
        return checked(request, Reports.metric(facts, metric, service));
      }
      if (service == null) {
        throw new InvalidRequest("metric", "is required where there is no service");
      }
      ReportFacts facts = collector.collect(request, Need.ofServiceMetrics());
      return checked(request, Reports.serviceMetrics(facts, service));
    };
  }

  /**
   * The requests row by row: by service, user or country.
   *
   * @throws InvalidRequest if the request has no meaning
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  public Function<ReportRequest, ReportResponse> breakdown() {
    return request -> {
      GroupBy groupBy = request.groupBy();
      if (groupBy == null) {
        throw new InvalidRequest("group_by", "is required: service, user or country");
      }
      ReportFacts facts = collector.collect(request, Need.ofBreakdown(groupBy));
      return checked(request, Breakdowns.of(facts, groupBy, request.includeUsers()));
    };
  }

  private static ReportResponse checked(ReportRequest request, ReportResponse report) {
    if (request.strict() && !report.isComplete()) {
      throw new IncompleteReport(report);
    }
    return report;
  }
}
