package io.oscar.reports.source.loki;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.Re2;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Request logs in Grafana Loki. */
public final class LokiRequestLog implements RequestLog {
  private final HttpSource http;
  private final LokiSettings settings;
  private final OriginResolver origins;
  private final QueryCosts costs;
  private final Duration firstPatience;
  private final Progress progress;

  /**
   * @param http the connection to Loki
   * @param settings the queries of the request logs
   * @param origins resolves the origin of requests without a country label
   */
  public LokiRequestLog(HttpSource http, LokiSettings settings, OriginResolver origins) {
    this(http, settings, origins, Progress.NONE);
  }

  /**
   * @param http the connection to Loki
   * @param settings the queries of the request logs
   * @param origins resolves the origin of requests without a country label
   * @param progress receives the reading progress
   */
  public LokiRequestLog(
      HttpSource http, LokiSettings settings, OriginResolver origins, Progress progress) {
    this(http, settings, origins, QueryCosts.MEASURED, AdaptiveTimeout.FIRST, progress);
  }

  LokiRequestLog(
      HttpSource http,
      LokiSettings settings,
      OriginResolver origins,
      QueryCosts costs,
      Duration timeout) {
    this(http, settings, origins, costs, timeout, Progress.NONE);
  }

  private LokiRequestLog(
      HttpSource http,
      LokiSettings settings,
      OriginResolver origins,
      QueryCosts costs,
      Duration timeout,
      Progress progress) {
    this.progress = progress;
    this.http = http;
    this.settings = settings;
    this.origins = origins;
    this.costs = costs;
    this.firstPatience = timeout;
  }

  @Override
  public SourceName name(LogStream stream) {
    return switch (stream) {
      case MANAGER -> SourceName.LOKI;
      case EXPOSED -> SourceName.EXPOSED_REQUEST_LOGS;
    };
  }

  @Override
  public LogReading read(LogRequest request) {
    try {
      return new Reading(request).read();
    } catch (SourceFailure failure) {
      return missing(request, failure.getMessage());
    } catch (IllegalArgumentException unusable) {
      return missing(request, String.valueOf(unusable.getMessage()));
    }
  }

  private LogReading missing(LogRequest request, String why) {
    return new LogReading(Tally.empty(), SourceStatus.missing(name(request.stream()), why));
  }

  private LogQl query(LogRequest request) {
    String service = request.service();
    String name = service == null ? ".*" : Re2.quote(service);
    LogQl query =
        switch (request.stream()) {
          case MANAGER -> template(settings.query(), settings.namespace(), settings.app(), name);
          case EXPOSED ->
              template(
                  settings.exposedQuery(),
                  settings.exposedNamespace(),
                  settings.exposedApp(),
                  name);
        };
    return service == null ? query : CanonicalLine.ofService(query, request.stream(), service);
  }

  private static LogQl template(String template, String namespace, String app, String service) {
    return LogQl.ofTemplate(
        template, Map.of("namespace", namespace, "app", app, "service", service));
  }

  /** Reads one stream once. */
  private final class Reading {
    private final LogRequest request;
    private final Window whole;
    private final AdaptiveTimeout timeout = new AdaptiveTimeout(firstPatience);
    private final LokiClient loki;
    private final LogQl query;
    private final LineTally lines;
    private final Set<String> warnings = Collections.synchronizedSet(new LinkedHashSet<>());

    Reading(LogRequest request) {
      this.request = request;
      this.whole = Window.of(request.range());
      this.loki = new LokiClient(http, request.deadline(), timeout);
      this.query = query(request);
      this.lines = new LineTally(request, origins);
    }

    LogReading read() {
      CanonicalLine canonical = CanonicalLine.of(request.stream());
      Plan plan = Plan.of(loki, query, canonical, costs, whole, request.buckets());
      var pages = new PageReader(loki, plan.server(), timeout, warnings::addAll);
      var gaps = new WindowGaps(plan.parts().size() > 1);
      WindowExecutor executor = executor(plan, canonical, pages, gaps);
      Tally tally = executor.work();
      var notes = new ArrayList<>(gaps.notes());
      warnings.stream().limit(5).map(warning -> "Loki warns: " + warning).forEach(notes::add);
      Completeness status = completeness(tally, plan, gaps);
      Instant newest = tally.newest();
      if (status != Completeness.MISSING) {
        var ends = new DataBounds(loki, pages, query, request, plan);
        newest = ends.newest(tally, executor.newestCounted());
        Completeness begun = ends.beginning(tally.lines().read(), notes);
        status = begun.compareTo(status) > 0 ? begun : status;
      }
      return new LogReading(tally, SourceStatus.of(name(request.stream()), status, newest, notes));
    }

    private WindowExecutor executor(
        Plan plan, CanonicalLine canonical, PageReader pages, WindowGaps gaps) {
      var executor = new WindowExecutor(lines.newWhole());
      var failures = new FailurePolicy(loki, gaps);
      var share = new WindowProgress(progress.begin(), plan.histogram(), whole);
      for (LogPart part : plan.parts()) {
        var counter = new WindowCounter(loki, pages, part, canonical, lines, warnings::addAll);
        LogQl lean = plan.lean(part, canonical);
        var reader = new WindowReader(pages, part.query(), lean, canonical, lines);
        executor.add(
            new PartTally(
                part,
                counter,
                reader,
                plan.server(),
                request.buckets(),
                failures,
                share,
                executor));
      }
      return executor;
    }

    private Completeness completeness(Tally tally, Plan plan, WindowGaps gaps) {
      if (gaps.isEmpty() && warnings.isEmpty()) {
        return Completeness.OK;
      }
      boolean nothingRead = gaps.coverAll(plan.stretches()) && tally.lines().read() == 0;
      return nothingRead ? Completeness.MISSING : Completeness.PARTIAL;
    }
  }
}
