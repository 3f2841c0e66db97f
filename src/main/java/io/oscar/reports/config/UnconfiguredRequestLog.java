package io.oscar.reports.config;

import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.tally.Tally;

/** Used when no request log is configured: every report says so. */
final class UnconfiguredRequestLog implements RequestLog {

  @Override
  public LogReading read(LogRequest request) {
    return new LogReading(
        Tally.empty(),
        SourceStatus.missing(
            name(request.stream()), "no request log is configured: set LOKI_URL or LOGS_DIR"));
  }

  @Override
  public SourceName name(LogStream stream) {
    return switch (stream) {
      case MANAGER -> SourceName.REQUEST_LOGS;
      case EXPOSED -> SourceName.EXPOSED_REQUEST_LOGS;
    };
  }
}
