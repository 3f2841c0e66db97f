package io.oscar.reports.trigger.oscar;

import io.oscar.reports.trigger.Problem;

/**
 * The error returned instead of a report. OSCAR answers 200 whatever the script's result, so it
 * contains the status.
 *
 * @param error one sentence; never contains a credential
 * @param status the corresponding HTTP status
 */
record ErrorDocument(String error, int status) {

  static ErrorDocument of(Problem problem) {
    return new ErrorDocument(problem.error(), problem.status());
  }
}
