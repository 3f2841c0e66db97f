package io.oscar.reports.source.loki;

/**
 * The queries of the request logs in Loki.
 *
 * @param query the LogQL of the manager's log, with {@code {{namespace}}}, {@code {{app}}} and
 *     {@code {{service}}} to fill in
 * @param namespace the manager's namespace
 * @param app the manager's {@code app} label
 * @param exposedQuery the LogQL of the ingress controller's log, with the same placeholders
 * @param exposedNamespace the ingress controller's namespace
 * @param exposedApp the ingress controller's {@code app} label
 */
public record LokiSettings(
    String query,
    String namespace,
    String app,
    String exposedQuery,
    String exposedNamespace,
    String exposedApp) {

  /**
   * OSCAR's default query of the manager's log. OSCAR's own filter is {@code /(job|run)/}; two
   * plain alternatives allow Loki to search for substrings instead of running a regular expression
   * on every line.
   */
  public static final String DEFAULT_QUERY =
      "{namespace=\"{{namespace}}\", app=\"{{app}}\"} |~ \"/job/|/run/\"";

  /** OSCAR's default query of the ingress controller's log. */
  public static final String DEFAULT_EXPOSED_QUERY =
      "{namespace=\"{{namespace}}\", app=\"{{app}}\"} |~ \"/system/services/.+/exposed\"";

  /** OSCAR's defaults. */
  public static final LokiSettings DEFAULTS =
      new LokiSettings(
          DEFAULT_QUERY, "oscar", "oscar", DEFAULT_EXPOSED_QUERY, "ingress-nginx", "ingress-nginx");
}
