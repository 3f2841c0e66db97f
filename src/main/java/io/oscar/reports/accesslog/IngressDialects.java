package io.oscar.reports.accesslog;

import java.util.List;

/** The access log formats of ingress controllers: a new one is listed here and nowhere else. */
final class IngressDialects {
  /** Those that are text, which a JSON object may contain as a field. */
  static final List<Dialect> TEXT =
      List.of(new CommonLogDialect(), new EnvoyDialect(), new HaproxyDialect());

  private IngressDialects() {}
}
