package io.oscar.reports.trigger.http;

import io.oscar.reports.render.ReportJson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one JSON object a request, those included that Tomcat itself turns down. Neither the query
 * nor any header is logged, so no credential is.
 */
final class RequestLogValve extends ValveBase implements AccessLog {
  /** The logger that takes the lines. */
  static final String LOGGER = "requests";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final int LONGEST_PATH = 200;

  RequestLogValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void log(Request request, Response response, long nanos) {
    if (LOG.isInfoEnabled()) {
      var line =
          new Line(
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              String.valueOf(request.getMethod()),
              path(request),
              response.getStatus(),
              Duration.ofNanos(nanos).toMillis(),
              response.getBytesWritten(false));
      LOG.info("{}", ReportJson.mapper().writeValueAsString(line));
    }
  }

  private static String path(Request request) {
    String uri = String.valueOf(request.getRequestURI());
    String path = uri.indexOf(';') < 0 ? uri : uri.substring(0, uri.indexOf(';'));
    return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {
    // What a proxy says about the client is not logged.
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }

  /**
   * A line of the log.
   *
   * @param ms how long the answer took, in milliseconds
   * @param bytes the size of the answer's body
   */
  private record Line(Instant time, String method, String path, int status, long ms, long bytes) {}
}
