package io.oscar.reports.source.loki;

import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

/** Request logs on a Loki at an address. */
final class Lokis {
  private static final double NEVER = 1e15;

  /** Makes every window be read as lines. */
  static final QueryCosts READING = new QueryCosts(NEVER, 2, 0, 10, 2_600);

  /** Makes every window be counted that can be. */
  static final QueryCosts COUNTING = new QueryCosts(10_000, 2, 0, NEVER, 2_600);

  /** Makes every window be counted, each country's streams on their own, whatever that costs. */
  static final QueryCosts PARTING = new QueryCosts(0, 2, 0, NEVER, 2_600);

  static final Map<String, String> MANAGER = Map.of("namespace", "oscar", "app", "oscar");
  static final Map<String, String> INGRESS =
      Map.of("namespace", "ingress-nginx", "app", "ingress-nginx");

  private static final OriginResolver NO_COUNTRIES = new OriginResolver(CountryLookup.NONE);

  private Lokis() {}

  /** The defaults with another query of the manager's log. */
  static LokiSettings managerQuery(String query) {
    LokiSettings defaults = LokiSettings.DEFAULTS;
    return new LokiSettings(
        query,
        defaults.namespace(),
        defaults.app(),
        defaults.exposedQuery(),
        defaults.exposedNamespace(),
        defaults.exposedApp());
  }

  static LokiRequestLog requestLog(Endpoint endpoint) {
    return requestLog(endpoint, LokiSettings.DEFAULTS);
  }

  static LokiRequestLog requestLog(Endpoint endpoint, LokiSettings settings) {
    return new LokiRequestLog(source(endpoint), settings, NO_COUNTRIES);
  }

  /** One that counts or reads as these costs have it. */
  static LokiRequestLog requestLog(Endpoint endpoint, QueryCosts costs) {
    return new LokiRequestLog(
        source(endpoint), LokiSettings.DEFAULTS, NO_COUNTRIES, costs, AdaptiveTimeout.FIRST);
  }

  /** One on a stub, which is asked again at once. */
  static LokiRequestLog requestLog(HttpUrl stub) {
    return new LokiRequestLog(quickSource(stub), LokiSettings.DEFAULTS, NO_COUNTRIES);
  }

  /** One on a stub that counts or reads as these costs have it. */
  static LokiRequestLog requestLog(HttpUrl stub, QueryCosts costs) {
    return new LokiRequestLog(
        quickSource(stub), LokiSettings.DEFAULTS, NO_COUNTRIES, costs, AdaptiveTimeout.FIRST);
  }

  /** One on a stub with the operator's own query of the manager's log. */
  static LokiRequestLog requestLog(HttpUrl stub, String query) {
    return new LokiRequestLog(quickSource(stub), managerQuery(query), NO_COUNTRIES);
  }

  /** One on a stub that soon takes silence for an answer that never comes. */
  static LokiRequestLog impatient(HttpUrl stub) {
    return new LokiRequestLog(
        quickSource(stub),
        LokiSettings.DEFAULTS,
        NO_COUNTRIES,
        QueryCosts.MEASURED,
        Duration.ofSeconds(4));
  }

  private static HttpSource quickSource(HttpUrl stub) {
    return source(Endpoint.of("Loki", stub)).withFirstPause(Duration.ofMillis(1));
  }

  private static HttpSource source(Endpoint endpoint) {
    return new HttpSource(endpoint, HttpClients.create(endpoint));
  }
}
