package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;

/** A way to ask for the hours of one metric. */
sealed interface UsageQuery permits BuiltInQuery, TemplateQuery {

  /**
   * Asks for the hours of a window, with a number of calls that does not depend on the services.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  Shares ask(PrometheusApi api, Window window, Deadline deadline);

  /**
   * Whether there is anything of any service; asked where one service has nothing.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  boolean measuresOthers(PrometheusApi api, Window window, Deadline deadline);

  /** What is looked for, for a note that nothing was found. */
  String description();
}
