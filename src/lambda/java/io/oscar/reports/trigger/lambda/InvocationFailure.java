package io.oscar.reports.trigger.lambda;

/**
 * Makes a direct invocation fail. Lambda then marks the answer with {@code FunctionError} and
 * retries or redirects what was sent asynchronously; an error that were an answer would look like a
 * report.
 */
final class InvocationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what the invoker is told; never holds a credential
   */
  InvocationFailure(String message) {
    // Without a cause and a stack, both of which Lambda would send to the invoker.
    super(message, null, false, false);
  }
}
