package io.oscar.reports.source.loki;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Coverage;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.Origins;
import io.oscar.reports.source.Re2;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.tally.Tally;
import io.oscar.reports.tally.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Request logs kept in Grafana Loki. */
public final class LokiRequestLog implements RequestLog {
  private final HttpSource http;
  private final LokiSettings settings;
  private final Origins origins;

  /**
   * @param http how to ask Loki
   * @param settings where in Loki the requests are
   * @param origins tells where requests came from that carry no country label
   */
  public LokiRequestLog(HttpSource http, LokiSettings settings, Origins origins) {
    this.http = http;
    this.settings = settings;
    this.origins = origins;
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
    return service == null ? query : CanonicalLine.of(request.stream()).of(query, service);
  }

  private static LogQl template(String template, String namespace, String app, String service) {
    return LogQl.ofTemplate(
        template, Map.of("namespace", namespace, "app", app, "service", service));
  }

  /** One reading of one stream. */
  private final class Reading {
    private final LogRequest request;
    private final Window whole;
    private final LokiClient loki;
    private final LogQl query;
    private final Gaps gaps = new Gaps();
    private final Set<String> warnings = Collections.synchronizedSet(new LinkedHashSet<>());

    Reading(LogRequest request) {
      this.request = request;
      this.whole = Window.of(request.range());
      this.loki = new LokiClient(http, request.deadline());
      this.query = query(request);
    }

    LogReading read() {
      Plan plan = Plan.of(loki, query, CanonicalLine.of(request.stream()), whole);
      var counter = new WindowCounter(loki, query, request, origins, warnings::addAll);
      var reader =
          new LineReader(loki, plan.lean(query), request, origins, plan.pace(), warnings::addAll);
      var course = new Course(whole, plan.density(), plan.pace());
      var team = new WindowTeam(loki, course, counter, reader, plan.density(), plan.pace(), gaps);
      Tally tally = team.work();
      var notes = new ArrayList<>(gaps.notes());
      warnings.stream().limit(5).map(warning -> "Loki warns: " + warning).forEach(notes::add);
      Completeness status = completeness(tally);
      Instant newest = tally.newest();
      if (status != Completeness.MISSING) {
        var ends = new Ends(plan, team, tally);
        newest = ends.newest();
        Completeness begun = ends.coverage(notes);
        status = begun.compareTo(status) > 0 ? begun : status;
      }
      return new LogReading(tally, SourceStatus.of(name(request.stream()), status, newest, notes));
    }

    private Completeness completeness(Tally tally) {
      if (gaps.isEmpty() && warnings.isEmpty()) {
        return Completeness.OK;
      }
      boolean nothingRead = gaps.coverAll(whole) && tally.lines().read() == 0;
      return nothingRead ? Completeness.MISSING : Completeness.PARTIAL;
    }

    /** Where the data that were read begin and end. */
    private final class Ends {
      private final Plan plan;
      private final WindowTeam team;
      private final Tally tally;
      private final Horizon horizon;

      Ends(Plan plan, WindowTeam team, Tally tally) {
        this.plan = plan;
        this.team = team;
        this.tally = tally;
        this.horizon = new Horizon(loki, query, plan.pace());
      }

      @Nullable Instant newest() {
        Instant read = tally.newest();
        Window counted = team.newestCounted();
        boolean readIsNewer = read != null && Timestamps.toNanos(read) >= counted.upTo();
        if (counted.isEmpty() || readIsNewer || loki.isOver()) {
          return read;
        }
        try {
          OptionalLong found = horizon.newest(counted);
          return found.isPresent() ? Timestamps.toInstant(found.getAsLong()) : read;
        } catch (SourceFailure unknown) {
          return read;
        }
      }

      /** Whether the record reaches back to the range's start; says where it begins if not. */
      Completeness coverage(List<String> notes) {
        if (plan.hasOlder() || loki.isOver()) {
          return Completeness.OK;
        }
        try {
          return begun(notes);
        } catch (SourceFailure unknown) {
          notes.add(
              "whether the data reach back to the start is not known: " + unknown.getMessage());
          return Completeness.PARTIAL;
        }
      }

      private Completeness begun(List<String> notes) {
        if (plan.hasStillOlder(loki, query.selector())
            || horizon.newest(plan.before()).isPresent()) {
          return Completeness.OK;
        }
        OptionalLong oldest =
            tally.lines().read() == 0 ? OptionalLong.empty() : horizon.oldest(whole);
        if (oldest.isEmpty()) {
          if (!gaps.isEmpty()) {
            return Completeness.PARTIAL; // there may be lines where nothing could be read
          }
          notes.add("no line of " + query + " in the range or before it");
          return Completeness.MISSING;
        }
        TimeRange range = request.range();
        String late =
            Coverage.lateBeginning(
                range, Timestamps.toInstant(oldest.getAsLong()), tally.lines().read());
        if (late == null) {
          return Completeness.OK;
        }
        notes.add(late);
        return Completeness.PARTIAL;
      }
    }
  }
}
