package io.oscar.reports.trigger.lambda;

/**
 * Makes a direct invocation fail. Lambda then sets {@code FunctionError} and retries or redirects
 * asynchronous invocations; an error returned as a response would look like a report.
 */
final class InvocationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message the error for the invoker; never contains a credential
   */
  InvocationFailure(String message) {
    // Without cause and stack trace, which Lambda would send to the invoker.
    super(message, null, false, false);
  }
}
