package io.oscar.reports.config;

import io.oscar.reports.config.HttpSettings.Access;
import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.s3.S3Settings;
import io.oscar.reports.engine.ReportLimits;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.loki.LokiSettings;
import io.oscar.reports.source.prometheus.PrometheusSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * All settings, read from environment variables; OSCAR's own names are used where it has one.
 *
 * @param logsDir a log directory, which also replaces any other source that is not configured; or
 *     null
 * @param loki Loki's endpoint, or null; always null with a log directory
 * @param lokiSettings the Loki streams with the requests
 * @param prometheus Prometheus' endpoint
 * @param isPrometheusSet whether {@code PROMETHEUS_URL} was set rather than left to its default
 * @param prometheusSettings the queries for CPU and GPU hours
 * @param oscar the OSCAR manager's endpoint, with the credential of unattended runs; or null
 * @param geoipDatabase a country database in MaxMind's format, or null
 * @param home the installation directory
 * @param s3 the object store, or null
 * @param remoteOutput where remote callers may have reports written, or null if they may not
 * @param limits the deadline of a report and the number of concurrent reports
 * @param maxConcurrentQueries the number of concurrent queries to Loki and Prometheus, for all
 *     reports together
 * @param http settings of the HTTP server
 */
public record Settings(
    @Nullable Path logsDir,
    @Nullable Endpoint loki,
    LokiSettings lokiSettings,
    Endpoint prometheus,
    boolean isPrometheusSet,
    PrometheusSettings prometheusSettings,
    @Nullable Endpoint oscar,
    @Nullable Path geoipDatabase,
    Path home,
    @Nullable S3Settings s3,
    @Nullable CallerPrefixes remoteOutput,
    ReportLimits limits,
    int maxConcurrentQueries,
    HttpSettings http) {
  private static final String PROMETHEUS = "http://prometheus-server.monitoring.svc.cluster.local";
  private static final Duration OVER_HTTP = Duration.ofSeconds(50);
  private static final int PORT = 8080;
  // As many as one report can use; Loki and Prometheus execute about as many concurrently.
  private static final int QUERIES_AT_ONCE = 16;

  /**
   * Reads the settings.
   *
   * @param environment the variables, as {@link System#getenv()} has them
   * @throws InvalidSetting naming the first invalid variable
   */
  public static Settings of(Map<String, String> environment) {
    var variables = new EnvironmentVariables(environment);
    HttpUrl prometheus = variables.url("PROMETHEUS_URL", PROMETHEUS);
    if (prometheus == null) {
      throw new IllegalStateException("the default URL of Prometheus is invalid");
    }
    if (variables.isSet("LOGS_DIR") && variables.isSet("LOKI_URL")) {
      throw new InvalidSetting("LOGS_DIR", "cannot be combined with LOKI_URL: unset one of them");
    }
    return new Settings(
        variables.directory("LOGS_DIR"),
        loki(variables),
        lokiSettings(variables),
        endpoint("Prometheus", "PROMETHEUS", prometheus, Map.of(), variables),
        variables.isSet("PROMETHEUS_URL"),
        prometheusSettings(variables),
        oscar(variables),
        variables.path("GEOIP_DATABASE"),
        Path.of(variables.text("OSCAR_REPORTS_HOME", "")),
        ObjectStores.settings(variables),
        remoteOutput(variables),
        limits(variables),
        variables.number("QUERIES_AT_ONCE", 1, 1000, QUERIES_AT_ONCE),
        new HttpSettings(
            variables.number("PORT", 0, 65_535, PORT), origins(variables), access(variables)));
  }

  /** Whether a request log is configured. */
  public boolean hasRequestLog() {
    return logsDir != null || loki != null;
  }

  /** Whether any data source is configured. */
  public boolean hasSource() {
    return hasRequestLog() || isPrometheusSet || oscar != null;
  }

  private static @Nullable Endpoint loki(EnvironmentVariables variables) {
    HttpUrl url = variables.url("LOKI_URL", null);
    if (url == null) {
      return null;
    }
    String tenant = variables.text("LOKI_TENANT");
    Map<String, String> headers = tenant == null ? Map.of() : Map.of("X-Scope-OrgID", tenant);
    return endpoint("Loki", "LOKI", url, headers, variables);
  }

  private static LokiSettings lokiSettings(EnvironmentVariables variables) {
    LokiSettings oscar = LokiSettings.DEFAULTS;
    return new LokiSettings(
        variables.text("LOKI_QUERY", oscar.query()),
        variables.text("OSCAR_NAMESPACE", oscar.namespace()),
        variables.text("OSCAR_APP", oscar.app()),
        variables.text("LOKI_EXPOSED_QUERY", oscar.exposedQuery()),
        variables.text("LOKI_EXPOSED_NAMESPACE", oscar.exposedNamespace()),
        variables.text("LOKI_EXPOSED_APP", oscar.exposedApp()));
  }

  private static PrometheusSettings prometheusSettings(EnvironmentVariables variables) {
    return new PrometheusSettings(
        variables.text("PROMETHEUS_CPU_QUERY"),
        variables.text("PROMETHEUS_GPU_QUERY"),
        variables.text("OSCAR_SERVICES_NAMESPACE", "oscar-svc"));
  }

  private static @Nullable Endpoint oscar(EnvironmentVariables variables) {
    HttpUrl url = variables.url("OSCAR_URL", null);
    return url == null ? null : endpoint("OSCAR", "OSCAR", url, Map.of(), variables);
  }

  private static @Nullable CallerPrefixes remoteOutput(EnvironmentVariables variables) {
    ObjectAddress prefix = ObjectStores.output(variables);
    return prefix == null ? null : new CallerPrefixes(prefix, variables.isSet("OSCAR_URL"));
  }

  private static Endpoint endpoint(
      String system,
      String prefix,
      HttpUrl url,
      Map<String, String> headers,
      EnvironmentVariables variables) {
    return new Endpoint(
        system,
        url,
        CredentialSettings.authorization(prefix, variables),
        headers,
        variables.file(prefix + "_CA"));
  }

  /** A configured deadline applies to every report; the default one only to those over HTTP. */
  private static ReportLimits limits(EnvironmentVariables variables) {
    Duration set = variables.duration("REPORT_DEADLINE");
    int atOnce = variables.number("REPORTS_AT_ONCE", 1, 1000, ReportLimits.AT_ONCE);
    return new ReportLimits(set == null ? OVER_HTTP : set, set, atOnce);
  }

  /** Credentials can only be checked by a manager. */
  private static Access access(EnvironmentVariables variables) {
    boolean isOpen = variables.flag("REPORTS_OPEN");
    if (variables.isSet("OSCAR_URL")) {
      return Access.MANAGER;
    }
    return isOpen ? Access.OPEN : Access.LOOPBACK;
  }

  private static List<String> origins(EnvironmentVariables variables) {
    return Arrays.stream(variables.text("CORS_ALLOWED_ORIGINS", "").split(","))
        .map(String::strip)
        .filter(origin -> !origin.isEmpty())
        .map(Settings::origin)
        .toList();
  }

  private static String origin(String origin) {
    if (origin.equals("*") || origin.matches("https?://[^/\\s*]+")) {
      return origin;
    }
    throw new InvalidSetting(
        "CORS_ALLOWED_ORIGINS",
        "'" + origin + "' is neither * nor an origin such as https://dashboard.example");
  }
}
