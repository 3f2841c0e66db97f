package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;

/** A query of the hours of one metric. */
sealed interface UsageQuery permits BuiltInQuery, TemplateQuery {

  /**
   * Queries the hours of a window, with a number of calls independent of the number of services.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  HoursByName ask(PrometheusApi api, EvaluationRange range, Deadline deadline);

  /**
   * Whether any service has data; checked if one service has none.
   *
   * @throws io.oscar.reports.source.SourceFailure if there is no readable answer
   */
  boolean measuresOthers(PrometheusApi api, EvaluationRange range, Deadline deadline);

  /** A description, for the note that nothing was found. */
  String description();
}
