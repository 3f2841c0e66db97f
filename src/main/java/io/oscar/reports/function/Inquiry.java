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
import org.jspecify.annotations.Nullable;

/**
 * A request together with the kind of report it asks for: what has to be known, and how the report
 * is made of it.
 */
public final class Inquiry {
  private final ReportRequest request;
  private final Content content;
  private final Set<Need> needs;
  private final Function<ReportFacts, ReportResponse> report;

  private Inquiry(
      ReportRequest request,
      Content content,
      Set<Need> needs,
      Function<ReportFacts, ReportResponse> report) {
    this.request = request;
    this.content = content;
    this.needs = needs;
    this.report = report;
  }

  /**
   * What decides how the report is made of the facts: two inquiries with the same content get the
   * same report of the same facts.
   *
   * @param metric the one metric, or null for a summary, a breakdown or all metrics of a service
   * @param groupBy what a row of a breakdown stands for, else null
   * @param service the service whose metrics they are, else null
   */
  record Content(
      @Nullable MetricKey metric,
      @Nullable GroupBy groupBy,
      boolean includesUsers,
      @Nullable String service) {
    static final Content SUMMARY = new Content(null, null, false, null);
  }

  /** Asks for the totals of a cluster, or of the services that the caller may see. */
  public static Inquiry ofSummary(ReportRequest request) {
    return new Inquiry(request, Content.SUMMARY, Need.ofSummary(), Reports::summary);
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
          request,
          new Content(metric, null, false, service),
          Need.ofMetric(metric),
          facts -> Reports.metric(facts, metric, service));
    }
    if (service == null) {
      throw new InvalidRequest("metric", "is required where there is no service");
    }
    return new Inquiry(
        request,
        new Content(null, null, false, service),
        Need.ofServiceMetrics(),
        facts -> Reports.serviceMetrics(facts, service));
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
        new Content(null, groupBy, request.includeUsers(), null),
        Need.ofBreakdown(groupBy),
        facts -> Breakdowns.of(facts, groupBy, request.includeUsers()));
  }

  ReportRequest request() {
    return request;
  }

  /** Whether a log of requests has to be read for it. */
  public boolean readsRequests() {
    return needs.contains(Need.REQUESTS) || needs.contains(Need.EXPOSED);
  }

  Content content() {
    return content;
  }

  Set<Need> needs() {
    return needs;
  }

  /** The report that the facts make, whether it is complete or not. */
  ReportResponse report(ReportFacts facts) {
    return report.apply(facts);
  }

  /**
   * The report, if it is what the request wants.
   *
   * @throws IncompleteReport if the request is strict and a source is not complete
   */
  ReportResponse checked(ReportResponse made) {
    if (request.strict() && !made.isComplete()) {
      throw new IncompleteReport(made);
    }
    return made;
  }
}
