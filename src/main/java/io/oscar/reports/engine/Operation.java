package io.oscar.reports.engine;

import io.oscar.reports.report.Breakdowns;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportFacts;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.ReportResponse.MetricValue;
import io.oscar.reports.report.ReportResponse.ServiceMetrics;
import io.oscar.reports.report.ReportResponse.Summary;
import io.oscar.reports.report.ReportResponse.Timeline;
import io.oscar.reports.report.Reports;
import io.oscar.reports.report.TimeGrid;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Timelines;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations. HTTP paths, commands, event types, help and the OpenAPI document are derived from
 * this declaration.
 */
public enum Operation {
  /** The totals of the cluster, or of the services visible to the caller. */
  SUMMARY(
      "The totals of the cluster.",
      "/system/metrics",
      EnumSet.of(Parameter.SERVICE),
      List.of(Summary.class),
      List.of(
          "--period last-month",
          "--start 2026-10-01 --end 2026-10-31 -o october.csv",
          "--period Q3 --strict --format json")) {
    @Override
    Set<RequiredData> needs(ReportQuery query) {
      return RequiredData.ofSummary();
    }

    @Override
    ReportResponse report(ReportFacts facts, ReportQuery query) {
      return Reports.summary(facts);
    }
  },

  /** One metric of a service or of the cluster; without a metric, all metrics of a service. */
  METRIC(
      "One metric of the cluster or of a service, or all metrics of a service.",
      "/system/metrics/{service}",
      EnumSet.of(Parameter.METRIC, Parameter.SERVICE),
      List.of(MetricValue.class, ServiceMetrics.class),
      List.of("--metric cpu-hours --period 2026-10", "--service yolov8 --period last-week")) {
    @Override
    void check(ReportQuery query) {
      if (query.metric() == null && query.service() == null) {
        throw new InvalidRequest("metric", "is required without a service");
      }
    }

    @Override
    Set<RequiredData> needs(ReportQuery query) {
      MetricKey metric = query.metric();
      return metric == null ? RequiredData.ofServiceMetrics() : RequiredData.ofMetric(metric);
    }

    @Override
    ReportResponse report(ReportFacts facts, ReportQuery query) {
      MetricKey metric = query.metric();
      return metric == null
          ? Reports.serviceMetrics(facts, Objects.requireNonNull(query.service()))
          : Reports.metric(facts, metric, query.service());
    }
  },

  /** The requests by service, user or country. */
  BREAKDOWN(
      "The requests by service, user or country.",
      "/system/metrics/breakdown",
      EnumSet.of(Parameter.GROUP_BY, Parameter.SERVICE, Parameter.INCLUDE_USERS),
      List.of(Breakdown.class),
      List.of(
          "--group-by service --period last-month",
          "--group-by user --period 2026-Q3 -o users.csv",
          "--group-by country --service yolov8 --start now-7d")) {
    @Override
    public boolean requires(Parameter parameter) {
      return parameter == Parameter.GROUP_BY;
    }

    @Override
    void check(ReportQuery query) {
      if (query.groupBy() == null) {
        throw new InvalidRequest("group_by", "is required: service, user or country");
      }
    }

    @Override
    Set<RequiredData> needs(ReportQuery query) {
      return RequiredData.ofBreakdown(groupBy(query));
    }

    @Override
    ReportResponse report(ReportFacts facts, ReportQuery query) {
      return Breakdowns.of(facts, groupBy(query), query.includeUsers());
    }

    private GroupBy groupBy(ReportQuery query) {
      return Objects.requireNonNull(query.groupBy());
    }
  },

  /** A timeline of requests, users and hours. */
  TIMELINE(
      "The requests, users and hours of each hour, day, week or month.",
      "/system/metrics/timeline",
      EnumSet.of(Parameter.INTERVAL, Parameter.GROUP_BY, Parameter.TOP, Parameter.SERVICE),
      List.of(Timeline.class),
      List.of(
          "--period last-month",
          "--interval 1w --period 2026-H1 --tz Europe/Madrid -o weeks.csv",
          "--interval 1h --period today --group-by service --top 5")) {
    private static final int MOST_ROWS = 100_000;

    @Override
    void check(ReportQuery query) {
      Integer top = query.top();
      if (top != null && query.groupBy() == null) {
        throw new InvalidRequest("top", "requires group_by");
      }
      if (top != null && (top < 1 || top > Timelines.MOST_TOP)) {
        throw new InvalidRequest("top", "is not between 1 and " + Timelines.MOST_TOP);
      }
    }

    @Override
    TimeGrid grid(ReportQuery query, TimeRange range) {
      TimeGrid grid = TimeGrid.of(range, Timelines.interval(query), query.zone(), query.groupBy());
      long rows = (long) grid.points().size() * (Timelines.top(query) + 1);
      if (rows > MOST_ROWS) {
        throw new InvalidRequest(
            "top", "makes " + rows + " rows, more than " + MOST_ROWS + ": use a longer interval");
      }
      return grid;
    }

    @Override
    Set<RequiredData> needs(ReportQuery query) {
      return RequiredData.ofTimeline(query.groupBy());
    }

    @Override
    ReportResponse report(ReportFacts facts, ReportQuery query) {
      return Timelines.of(facts, query);
    }
  };

  private static final Set<Parameter> OF_ALL =
      EnumSet.of(
          Parameter.START,
          Parameter.END,
          Parameter.PERIOD,
          Parameter.TZ,
          Parameter.FORMAT,
          Parameter.STRICT);

  private final String title;
  private final String oscarPath;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Set<Parameter> own;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Class<? extends ReportResponse>> answers;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> examples;

  Operation(
      String title,
      String oscarPath,
      Set<Parameter> own,
      List<Class<? extends ReportResponse>> answers,
      List<String> examples) {
    this.answers = answers;
    this.title = title;
    this.oscarPath = oscarPath;
    this.own = own;
    this.examples = examples;
  }

  /** A sentence that describes the report. */
  public String title() {
    return title;
  }

  /** The name in requests, paths, events and file names. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The path in OSCAR's metrics API, with the placeholder {@code {service}}. */
  public String oscarPath() {
    return oscarPath;
  }

  /** Its parameters. */
  public Set<Parameter> parameters() {
    Set<Parameter> parameters = EnumSet.copyOf(OF_ALL);
    parameters.addAll(own);
    return parameters;
  }

  /** Whether a parameter is required. */
  public boolean requires(Parameter parameter) {
    return false;
  }

  /** The types of its responses. */
  public List<Class<? extends ReportResponse>> answers() {
    return answers;
  }

  /** Examples of command line options. */
  public List<String> examples() {
    return examples;
  }

  /** The names of all operations. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Operation::key).toList();
  }

  /**
   * The operation with a name.
   *
   * @throws InvalidRequest if it is unknown; the message lists the valid names
   */
  public static Operation of(String key) {
    return Arrays.stream(values())
        .filter(operation -> operation.key().equals(key))
        .findFirst()
        .orElseThrow(() -> InvalidRequest.notOneOf("operation", key, key, names()));
  }

  /**
   * Checks that a query has the parameters required by the operation.
   *
   * @throws InvalidRequest naming the missing one
   */
  void check(ReportQuery query) {}

  /**
   * The points of a timeline, or null for a single range.
   *
   * @param range the query's range, up to now
   * @throws InvalidRequest if there are too many
   */
  @Nullable TimeGrid grid(ReportQuery query, TimeRange range) {
    return null;
  }

  /** The data that the report requires. */
  abstract Set<RequiredData> needs(ReportQuery query);

  /** Computes the report. */
  abstract ReportResponse report(ReportFacts facts, ReportQuery query);
}
