package io.oscar.reports.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Asks a server for what a dashboard's page shows, alone and in a crowd, and prints how it went.
 */
public final class BenchPage {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BASIC = "Basic b3NjYXI6c2VjcmV0";
  private static final List<String> PAGE =
      List.of(
          "/system/metrics?",
          "/system/metrics/breakdown?group_by=service&include_users=true&",
          "/system/metrics/breakdown?group_by=country&",
          "/system/metrics/breakdown?group_by=user&");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final String server;
  private final String range;

  private BenchPage(String server, String range) {
    this.server = server;
    this.range = range;
  }

  /**
   * Prints lines of a name and a number.
   *
   * @param args the server's URL, start and end (RFC 3339), then {@code page RUNS} for the
   *     milliseconds of each of some alternating runs of one call and of a page's four, or {@code
   *     crowd CALLERS SECONDS basic|caller|other summary|page} for the answers that a crowd gets
   */
  public static void main(String... args) throws Exception {
    var bench = new BenchPage(args[0], "start=" + args[1] + "&end=" + args[2]);
    switch (args[3]) {
      case "page" -> bench.page(Integer.parseInt(args[4]));
      case "crowd" ->
          bench.crowd(
              Integer.parseInt(args[4]),
              Duration.ofSeconds(Integer.parseInt(args[5])),
              number -> args[6].equals("basic") ? BASIC : "Bearer " + args[6] + "-" + number,
              args[7].equals("page") ? PAGE : PAGE.subList(0, 1));
      default -> throw new IllegalArgumentException(args[3]);
    }
    bench.callers.shutdownNow();
    bench.http.shutdownNow();
  }

  private void page(int runs) throws Exception {
    for (int warming = 0; warming < 5; warming++) {
      together(PAGE);
    }
    for (int run = 0; run < runs; run++) {
      System.out.println("one " + together(PAGE.subList(0, 1)));
      System.out.println("four " + together(PAGE));
    }
  }

  private long together(List<String> paths) throws Exception {
    long began = System.nanoTime();
    var answers = new ArrayList<Future<Integer>>();
    for (String path : paths) {
      answers.add(callers.submit(() -> status(path, BASIC)));
    }
    for (Future<Integer> answer : answers) {
      if (answer.get() != 200) {
        throw new IllegalStateException("HTTP " + answer.get());
      }
    }
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** Each caller asks again as soon as it is answered. */
  private void crowd(int size, Duration time, IntFunction<String> credentials, List<String> paths)
      throws Exception {
    long began = System.nanoTime();
    long end = began + time.toNanos();
    var loops = new ArrayList<Future<List<Long>>>();
    for (int number = 0; number < size; number++) {
      int first = number;
      loops.add(callers.submit(() -> loop(end, credentials.apply(first), paths, first)));
    }
    var codes = new TreeMap<Integer, Integer>();
    var waits = new ArrayList<Long>();
    for (Future<List<Long>> loop : loops) {
      for (long answer : loop.get()) {
        codes.merge((int) (answer % 1000), 1, Integer::sum);
        waits.add(answer / 1000);
      }
    }
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    waits.sort(null);
    for (Map.Entry<Integer, Integer> code : codes.entrySet()) {
      System.out.printf("%d %d%n", code.getKey(), code.getValue());
    }
    System.out.printf("seconds %.1f%n", seconds);
    System.out.printf("median %d%n", waits.get(waits.size() / 2));
    System.out.printf("slowest %d%n", waits.getLast());
  }

  /** The answers: milliseconds times 1000, and the status. */
  private List<Long> loop(long end, String credential, List<String> paths, int first)
      throws IOException, InterruptedException {
    var answers = new ArrayList<Long>();
    for (int call = first; System.nanoTime() < end; call++) {
      long began = System.nanoTime();
      int status = status(paths.get(call % paths.size()), credential);
      answers.add(Duration.ofNanos(System.nanoTime() - began).toMillis() * 1000 + status);
    }
    return answers;
  }

  private int status(String path, String credential) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server + path + range))
            .timeout(PATIENCE)
            .header("Authorization", credential)
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
