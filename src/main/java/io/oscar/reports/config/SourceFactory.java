package io.oscar.reports.config;

import io.oscar.reports.engine.Sources;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.directory.DirectoryRequestLog;
import io.oscar.reports.source.directory.DirectoryServiceInventory;
import io.oscar.reports.source.directory.DirectoryUsageMeter;
import io.oscar.reports.source.geoip.CountryDatabaseLocator;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import io.oscar.reports.source.http.QueryLimit;
import io.oscar.reports.source.loki.LokiRequestLog;
import io.oscar.reports.source.oscar.OscarServiceInventory;
import io.oscar.reports.source.oscar.UnconfiguredServiceInventory;
import io.oscar.reports.source.prometheus.PrometheusUsageMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * Creates the configured source of each kind.
 *
 * <p>A log directory also provides hours and services unless Prometheus or the manager is
 * configured.
 */
final class SourceFactory {
  private final Settings settings;
  private final QueryLimit queries;
  private final Clock clock;
  private final Progress progress;

  SourceFactory(Settings settings, Clock clock, Progress progress) {
    this.progress = progress;
    this.settings = settings;
    this.queries = new QueryLimit(settings.maxConcurrentQueries());
    this.clock = clock;
  }

  Sources sources() {
    CountryLookup countries =
        CountryDatabaseLocator.find(settings.geoipDatabase(), settings.home());
    return new Sources(requests(new OriginResolver(countries)), usage(), inventory(), countries);
  }

  private RequestLog requests(OriginResolver origins) {
    Path directory = settings.logsDir();
    if (directory != null) {
      return new DirectoryRequestLog(directory, origins, progress);
    }
    Endpoint loki = settings.loki();
    return loki == null
        ? new UnconfiguredRequestLog()
        : new LokiRequestLog(
            source(loki).within(queries), settings.lokiSettings(), origins, progress);
  }

  private UsageMeter usage() {
    Path directory = settings.logsDir();
    return directory != null && !settings.isPrometheusSet()
        ? new DirectoryUsageMeter(directory)
        : new PrometheusUsageMeter(
            source(settings.prometheus()).within(queries), settings.prometheusSettings(), clock);
  }

  private ServiceInventory inventory() {
    Endpoint oscar = settings.oscar();
    if (oscar != null) {
      // the credential of unattended runs must not go out on behalf of a caller without one
      return new OscarServiceInventory(
          source(oscar.withAuthorization(null)), oscar.authorization());
    }
    Path directory = settings.logsDir();
    return directory == null
        ? new UnconfiguredServiceInventory()
        : new DirectoryServiceInventory(directory);
  }

  private HttpSource source(Endpoint endpoint) {
    try {
      return new HttpSource(endpoint, HttpClients.create(endpoint)).withProgress(progress);
    } catch (IllegalArgumentException unusable) {
      String variable = endpoint.system().toUpperCase(Locale.ROOT) + "_CA";
      throw new InvalidSetting(variable, String.valueOf(unusable.getMessage()));
    }
  }
}
