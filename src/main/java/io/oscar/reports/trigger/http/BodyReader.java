package io.oscar.reports.trigger.http;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.source.FairSemaphore;
import io.oscar.reports.trigger.job.JobBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads request bodies into memory, with limits on their number and on the total time of each. The
 * time to wait for the next byte is set in {@link TimeLimitedHttp11Protocol}.
 */
final class BodyReader {
  private static final int AT_ONCE = 128;
  private static final int AT_ONCE_OF_ONE = 96;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_BODY = Duration.ofSeconds(10);

  private final FairSemaphore<Caller> slots =
      new FairSemaphore<>(AT_ONCE, AT_ONCE_OF_ONE, Integer.MAX_VALUE);

  /**
   * Reads the body of a request.
   *
   * @throws InvalidRequest if there is a query string
   * @throws ResponseStatusException if it is too large or too late, or too many bodies are being
   *     read
   */
  byte[] read(HttpServletRequest request) throws IOException {
    if (request.getQueryString() != null) {
      throw new InvalidRequest(
          "query", "is not allowed with POST: send the parameters in the JSON body");
    }
    if (request.getContentLengthLong() > JobBody.MAX_BYTES) {
      throw tooLarge();
    }
    try (var slot = slots.take(HttpRequests.caller(request), LONGEST_WAIT).orElse(null)) {
      if (slot == null) {
        throw new ResponseStatusException(
            HttpStatus.SERVICE_UNAVAILABLE, "too many concurrent request bodies, retry later");
      }
      return read(request.getInputStream(), request.getContentLength());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "the server is shutting down", stopped);
    }
  }

  private static byte[] read(InputStream in, int expected) throws IOException {
    long end = System.nanoTime() + LONGEST_BODY.toNanos();
    var body = new byte[(expected < 0 ? JobBody.MAX_BYTES : expected) + 1];
    int length = 0;
    for (int read; (read = next(in, body, length)) > 0; ) {
      length += read;
      if (length > JobBody.MAX_BYTES) {
        throw tooLarge();
      }
      if (System.nanoTime() - end > 0) {
        throw tooLate();
      }
    }
    return Arrays.copyOf(body, length);
  }

  private static int next(InputStream in, byte[] body, int length) throws IOException {
    try {
      return in.read(body, length, body.length - length);
    } catch (IOException broken) {
      if (broken.getCause() instanceof SocketTimeoutException) {
        throw tooLate();
      }
      throw broken;
    }
  }

  private static ResponseStatusException tooLarge() {
    return new ResponseStatusException(
        HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + JobBody.MAX_BYTES + " bytes");
  }

  private static ResponseStatusException tooLate() {
    return new ResponseStatusException(
        HttpStatus.REQUEST_TIMEOUT, "timeout while reading the body");
  }
}
