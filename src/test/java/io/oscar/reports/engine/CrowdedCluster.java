package io.oscar.reports.engine;

import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportQuery;
import io.oscar.reports.report.ReportRequest;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.report.Service;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.tally.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster whose logs hold a great many names, and a program that asks for all reports on it
 * several times at once and prints what they say, each different answer once.
 */
final class CrowdedCluster {
  private static final int WINDOW = 5_000;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  private CrowdedCluster() {}

  /** The lines of a log, by their number. */
  private interface Lines {
    String manager(int i);

    String label(int i);

    String exposed(int i);
  }

  /** Every line has names of its own. */
  private record Distinct() implements Lines {
    @Override
    public String manager(int i) {
      String service = i % 10 == 0 ? "deleted" : "deployed-" + i % 20;
      String address = "198." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
      return manager(i, address, service, "62bb11b40398f73778b66f344d28" + i + "@egi.eu");
    }

    static String manager(int i, String address, String service, String user) {
      return "[GIN-EXECUTIONS-LOGGER] 2026-10-01T00:00:00Z | 200 | 1ms | "
          + address
          + (i % 2 == 0 ? " | POST    /run/" : " | POST    /job/")
          + service
          + " | "
          + user;
    }

    @Override
    public String label(int i) {
      return "Land " + i;
    }

    @Override
    public String exposed(int i) {
      String service =
          switch (i % 100) {
            case 0 -> "deployed-1";
            case 1 -> "deleted";
            default -> "scan-of-somebody-who-is-looking-for-services-" + i;
          };
      return exposed(service);
    }

    static String exposed(String service) {
      return "198.51.100.1 - - [01/Oct/2026:00:00:00 +0000] \"GET /system/services/"
          + service
          + "/exposed HTTP/1.1\" 200 1 \"-\" \"-\"";
    }
  }

  /** Names of the greatest length, and as many combinations of them as there are lines. */
  private record Combined() implements Lines {
    private static final String LONG_USER = "\u4e2d".repeat(248);
    private static final String LONG_SERVICE = "s".repeat(56);
    private static final String LONG_LABEL = "\u4e2d".repeat(58);

    @Override
    public String manager(int i) {
      int mixed = i * 0x9E3779B1;
      String service = LONG_SERVICE + (mixed >>> 8) % 12_000;
      return Distinct.manager(i, "198.51.100.1", service, LONG_USER + (mixed >>> 13) % 60_000);
    }

    @Override
    public String label(int i) {
      return LONG_LABEL + ((i * 0x85EBCA6B) >>> 12) % 4_000;
    }

    @Override
    public String exposed(int i) {
      return Distinct.exposed(LONG_SERVICE + i);
    }
  }

  /** Reads windows side by side and adds them up, as logs with many lines are. */
  private record Log(Lines lines, int count, OriginResolver origins) implements RequestLog {
    @Override
    public LogReading read(LogRequest request) {
      var tally = new LineTally(request, origins);
      Tally.Builder whole = tally.newWhole();
      try (var threads = Executors.newFixedThreadPool(4)) {
        IntStream.range(0, count / WINDOW)
            .forEach(
                window ->
                    threads.execute(
                        () -> {
                          Tally part = part(window * WINDOW, tally, request.stream());
                          synchronized (whole) {
                            whole.add(part);
                          }
                        }));
      }
      SourceName name = name(request.stream());
      return new LogReading(whole.build(), new SourceStatus(name, Completeness.OK, null, ""));
    }

    private Tally part(int from, LineTally tally, LogStream stream) {
      Tally.Builder part = tally.newPart();
      for (int i = from; i < from + WINDOW; i++) {
        switch (stream) {
          case MANAGER ->
              tally.add(
                  part, LogLineParser.ofManager().parse(lines.manager(i)), lines.label(i), 1, i);
          case EXPOSED ->
              tally.add(part, LogLineParser.ofIngress().parse(lines.exposed(i)), null, 1, i);
        }
      }
      return part.build();
    }

    @Override
    public SourceName name(LogStream stream) {
      return stream == LogStream.MANAGER ? SourceName.LOKI : SourceName.EXPOSED_REQUEST_LOGS;
    }
  }

  /**
   * Prints what the reports say.
   *
   * @param arguments {@code distinct} or {@code combined}; the number of lines of each log; how
   *     often they are asked for at once; the megabytes that are taken up by other things
   */
  public static void main(String[] arguments) throws Exception {
    Lines lines = arguments[0].equals("distinct") ? new Distinct() : new Combined();
    int atOnce = Integer.parseInt(arguments[2]);
    byte[][] ballast = new byte[Integer.parseInt(arguments[3])][1 << 20];
    var log =
        new Log(lines, Integer.parseInt(arguments[1]), new OriginResolver(CountryLookup.NONE));
    ReportFunctions functions = functions(log);
    var answers = new TreeSet<String>();
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var running = new ArrayList<Future<List<String>>>();
      for (int i = 0; i < atOnce; i++) {
        running.add(threads.submit(() -> answers(functions)));
      }
      for (Future<List<String>> each : running) {
        answers.addAll(each.get());
      }
    }
    answers.forEach(System.out::println);
    System.out.println("done beside " + ballast.length + " MB");
  }

  private static ReportFunctions functions(Log log) {
    List<Service> deployed =
        IntStream.range(0, 20).mapToObj(i -> new Service("deployed-" + i, null, null)).toList();
    var usage =
        new UsageReading(
            new Usage(Map.of("deployed-1", new Hours(3, 0)), new Hours(2, 0)),
            new SourceStatus(SourceName.PROMETHEUS, Completeness.OK, null, ""));
    var inventory =
        new InventoryReading(
            new Inventory(deployed, Inventory.Scope.CLUSTER),
            new SourceStatus(SourceName.SERVICE_INVENTORY, Completeness.OK, null, ""));
    return new ReportFunctions(
        new Sources(log, request -> usage, (caller, deadline) -> inventory, CountryLookup.NONE),
        new ReportLimits(Duration.ofMinutes(5), null, 4),
        CLOCK);
  }

  private static List<String> answers(ReportFunctions functions) {
    var answers = new ArrayList<String>();
    List<ReportResponse> reports =
        functions.together(
            List.of(
                new OperationRequest(Operation.SUMMARY, request(null)),
                new OperationRequest(Operation.BREAKDOWN, request(GroupBy.SERVICE)),
                new OperationRequest(Operation.BREAKDOWN, request(GroupBy.USER)),
                new OperationRequest(Operation.BREAKDOWN, request(GroupBy.COUNTRY))));
    for (ReportResponse report : reports) {
      for (ReportFormat format : ReportFormat.values()) {
        write(report, format);
      }
      CrowdedAnswers.of(report).forEach(answers::add);
    }
    return answers;
  }

  private static void write(ReportResponse report, ReportFormat format) {
    try {
      ReportWriter.write(report, format, OutputStream.nullOutputStream());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ReportRequest request(@Nullable GroupBy groupBy) {
    boolean includeUsers = groupBy == GroupBy.SERVICE;
    return new ReportRequest(
        ReportQuery.builder().groupBy(groupBy).includeUsers(includeUsers).build(),
        null,
        false,
        Caller.UNATTENDED);
  }
}
