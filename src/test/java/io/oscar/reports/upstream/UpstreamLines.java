package io.oscar.reports.upstream;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLineParser;

/** Log lines as the manager writes them. */
final class UpstreamLines {
  private UpstreamLines() {}

  static LogLine manager(String path, String user) {
    return LogLineParser.ofManager()
        .parse(
            "[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34Z | 200 |  347.805334ms | 84.88.1.2 | POST "
                + "   "
                + path
                + " | "
                + user);
  }
}
