package io.oscar.reports.assembly;

/**
 * What Loki is asked, in OSCAR's templates.
 *
 * @param query the stream and filter of the manager's log; {@code {{namespace}}}, {@code {{app}}}
 *     and {@code {{service}}} are filled in
 * @param namespace the manager's namespace
 * @param app the manager's {@code app} label
 * @param exposedQuery the same for the ingress controller's log
 * @param exposedNamespace the ingress controller's namespace
 * @param exposedApp the ingress controller's {@code app} label
 */
public record LogQueries(
    String query,
    String namespace,
    String app,
    String exposedQuery,
    String exposedNamespace,
    String exposedApp) {
  private static final String STREAM = "{namespace=\"{{namespace}}\", app=\"{{app}}\"} ";

  static LogQueries of(Variables variables) {
    return new LogQueries(
        variables.text("LOKI_QUERY", STREAM + "|~ \"/(job|run)/\""),
        variables.text("OSCAR_NAMESPACE", "oscar"),
        variables.text("OSCAR_APP", "oscar"),
        variables.text("LOKI_EXPOSED_QUERY", STREAM + "|~ \"/system/services/.+/exposed\""),
        variables.text("LOKI_EXPOSED_NAMESPACE", "ingress-nginx"),
        variables.text("LOKI_EXPOSED_APP", "ingress-nginx"));
  }
}
