package io.oscar.reports.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Prints the lines a second of {@link ParseAndTally}, and of GoAccess on the same lines. */
public final class BenchParse {
  private static final int COPIES = 5;

  private BenchParse() {}

  /** Runs everything; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    Map<String, Double> ours = measure();
    ours.forEach(BenchParse::print);
    double goAccess = goAccess();
    if (goAccess > 0) {
      print("goaccess, the same ingress lines from a file", goAccess);
      double file = ours.getOrDefault("ingressFile", 0.0);
      System.out.printf(
          Locale.ROOT, "%-46s %10.1f times%n", "ingressFile / goaccess", file / goAccess);
    }
  }

  private static Map<String, Double> measure() throws RunnerException {
    var options = new OptionsBuilder().include(ParseAndTally.class.getName()).build();
    var results = new TreeMap<String, Double>();
    for (RunResult result : new Runner(options).run()) {
      results.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return results;
  }

  /**
   * Lines a second of GoAccess, the time of an almost empty run taken off; 0 where it is absent.
   */
  private static double goAccess() throws IOException, InterruptedException {
    Path file = Files.createTempFile("goaccess", ".log");
    try {
      List<String> lines = List.of(new SampleLines().ingress(ParseAndTally.LINES));
      Files.write(file, lines.subList(0, 1));
      double start = secondsOf(file);
      Files.write(file, List.of());
      for (int i = 0; i < COPIES; i++) {
        Files.write(file, lines, StandardOpenOption.APPEND);
      }
      double seconds = Math.min(secondsOf(file), secondsOf(file)) - start;
      return COPIES * ParseAndTally.LINES / seconds;
    } catch (IOException absent) {
      System.out.println("goaccess could not be run: " + absent.getMessage());
      return 0;
    } finally {
      Files.delete(file);
    }
  }

  private static double secondsOf(Path file) throws IOException, InterruptedException {
    Path output = Files.createTempFile("goaccess", ".json");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "goaccess",
                file.toString(),
                "--log-format=COMBINED",
                "--no-progress",
                "-o",
                output.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = process.waitFor();
    long nanos = System.nanoTime() - start;
    long size = Files.size(output);
    Files.delete(output);
    if (status != 0 || size == 0) {
      throw new IOException("it ended with " + status);
    }
    return nanos / 1e9;
  }

  private static void print(String what, double linesPerSecond) {
    System.out.printf(Locale.ROOT, "%-46s %,10.0f lines/s%n", what, linesPerSecond);
  }
}
