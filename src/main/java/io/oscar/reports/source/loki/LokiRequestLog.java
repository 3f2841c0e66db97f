package io.oscar.reports.source.loki;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Origins;
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

/** Request logs kept in Grafana Loki. */
public final class LokiRequestLog implements RequestLog {
  private final HttpSource http;
  private final LokiSettings settings;
  private final Origins origins;
  private final Costs costs;
  private final Duration firstPatience;
  private final Progress progress;

  /**
   * @param http how to ask Loki
   * @param settings where in Loki the requests are
   * @param origins tells where requests came from that carry no country label
   */
  public LokiRequestLog(HttpSource http, LokiSettings settings, Origins origins) {
    this(http, settings, origins, Progress.NONE);
  }

  /**
   * @param http how to ask Loki
   * @param settings where in Loki the requests are
   * @param origins tells where requests came from that carry no country label
   * @param progress is told how far they are read
   */
  public LokiRequestLog(
      HttpSource http, LokiSettings settings, Origins origins, Progress progress) {
    this(http, settings, origins, Costs.MEASURED, Patience.FIRST, progress);
  }

  LokiRequestLog(
      HttpSource http, LokiSettings settings, Origins origins, Costs costs, Duration patience) {
    this(http, settings, origins, costs, patience, Progress.NONE);
  }

  private LokiRequestLog(
      HttpSource http,
      LokiSettings settings,
      Origins origins,
      Costs costs,
      Duration patience,
      Progress progress) {
    this.progress = progress;
    this.http = http;
    this.settings = settings;
    this.origins = origins;
    this.costs = costs;
    this.firstPatience = patience;
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

  /** One reading of one stream. */
  private final class Reading {
    private final LogRequest request;
    private final Window whole;
    private final Patience patience = new Patience(firstPatience);
    private final LokiClient loki;
    private final LogQl query;
    private final LineTally lines;
    private final Set<String> warnings = Collections.synchronizedSet(new LinkedHashSet<>());

    Reading(LogRequest request) {
      this.request = request;
      this.whole = Window.of(request.range());
      this.loki = new LokiClient(http, request.deadline(), patience);
      this.query = query(request);
      this.lines = new LineTally(request, origins);
    }

    LogReading read() {
      CanonicalLine canonical = CanonicalLine.of(request.stream());
      Plan plan = Plan.of(loki, query, canonical, costs, whole, request.buckets());
      var pages = new Pages(loki, plan.server(), patience, warnings::addAll);
      var gaps = new Gaps(plan.parts().size() > 1);
      WindowTeam team = team(plan, canonical, pages, gaps);
      Tally tally = team.work();
      var notes = new ArrayList<>(gaps.notes());
      warnings.stream().limit(5).map(warning -> "Loki warns: " + warning).forEach(notes::add);
      Completeness status = completeness(tally, plan, gaps);
      Instant newest = tally.newest();
      if (status != Completeness.MISSING) {
        var ends = new RecordEnds(loki, pages, query, request, plan);
        newest = ends.newest(tally, team.newestCounted());
        Completeness begun = ends.beginning(tally.lines().read(), notes);
        status = begun.compareTo(status) > 0 ? begun : status;
      }
      return new LogReading(tally, SourceStatus.of(name(request.stream()), status, newest, notes));
    }

    private WindowTeam team(Plan plan, CanonicalLine canonical, Pages pages, Gaps gaps) {
      var team = new WindowTeam(lines.newWhole());
      var failures = new Failures(loki, gaps);
      var share = new WindowShare(progress.begin(), plan.density(), whole);
      for (LogPart part : plan.parts()) {
        var counter = new WindowCounter(loki, pages, part, canonical, lines, warnings::addAll);
        LogQl lean = plan.lean(part, canonical);
        var reader = new LineReader(pages, part.query(), lean, canonical, lines);
        team.add(
            new PartTally(
                part, counter, reader, plan.server(), request.buckets(), failures, share, team));
      }
      return team;
    }

    private Completeness completeness(Tally tally, Plan plan, Gaps gaps) {
      if (gaps.isEmpty() && warnings.isEmpty()) {
        return Completeness.OK;
      }
      boolean nothingRead = gaps.coverAll(plan.stretches()) && tally.lines().read() == 0;
      return nothingRead ? Completeness.MISSING : Completeness.PARTIAL;
    }
  }
}
