package io.oscar.reports.trigger.oscar;

import io.oscar.reports.trigger.Problem;

/**
 * What the caller of a service gets instead of a report. OSCAR answers 200 whatever a script comes
 * to, so the status is in here.
 *
 * @param error one sentence; never holds a credential
 * @param status the HTTP status that says the same
 */
record ErrorDocument(String error, int status) {

  static ErrorDocument of(Problem problem) {
    return new ErrorDocument(problem.error(), problem.status());
  }
}
