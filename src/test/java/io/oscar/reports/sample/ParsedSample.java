package io.oscar.reports.sample;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.accesslog.RequestKind;
import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The requests of the sample cluster, parsed once: a thousand ranges are too many to re-read. */
final class ParsedSample implements RequestLog {
  private final List<Execution> executions = new ArrayList<>();
  private final OriginResolver origins = new OriginResolver(new SampleSources.SampleCountries());

  ParsedSample() throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(SampleSources.DIRECTORY, "*.log.gz")) {
      for (Path file : files) {
        readFile(file);
      }
    }
  }

  @Override
  public LogReading read(LogRequest request) {
    long start = Timestamps.toNanos(request.range().start());
    long end = Timestamps.toNanos(request.range().end());
    Tally.Builder tally = Tally.builder(service -> false, request.buckets().by());
    for (Execution execution : executions) {
      boolean exposed = execution.kind() == RequestKind.EXPOSED;
      boolean inStream = exposed == (request.stream() == LogStream.EXPOSED);
      if (inStream && execution.epochNanos() >= start && execution.epochNanos() <= end) {
        Origin origin = exposed ? Origin.UNKNOWN : origins.of(null, execution.address());
        tally.count(
            new Tally.Cell(execution.service(), execution.kind(), execution.user(), origin),
            1,
            execution.epochNanos(),
            request.buckets().at(execution.epochNanos()));
      }
    }
    return new LogReading(
        tally.build(), new SourceStatus(name(request.stream()), Completeness.OK, null, ""));
  }

  @Override
  public SourceName name(LogStream stream) {
    return stream == LogStream.MANAGER ? SourceName.REQUEST_LOGS : SourceName.EXPOSED_REQUEST_LOGS;
  }

  private void readFile(Path file) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (LogLineParser.ofAny().parse(line) instanceof Execution execution) {
          executions.add(execution);
        }
      }
    }
  }
}
