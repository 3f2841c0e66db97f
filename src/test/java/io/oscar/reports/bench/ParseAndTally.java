package io.oscar.reports.bench;

import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.LogLineParser;
import io.oscar.reports.source.CountryDatabase;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many lines a second become a tally on one core; run by {@code scripts/bench-parse}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn700m"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseAndTally {
  static final int LINES = 200_000;

  private String[] manager = {};
  private String[] ingress = {};
  private String[] labels = {};
  private @Nullable Path file;

  /** Makes the lines, in memory and as a file. */
  @Setup(Level.Trial)
  public void makeLines() throws IOException {
    var sample = new SampleLines();
    manager = sample.manager(LINES);
    ingress = sample.ingress(LINES);
    labels = sample.labels(LINES);
    file = Files.createTempFile("ingress", ".log");
    Files.write(file, List.of(ingress));
  }

  /** Removes the file. */
  @TearDown(Level.Trial)
  public void removeFile() throws IOException {
    if (file != null) {
      Files.delete(file);
    }
  }

  /** Manager lines whose country is a label. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Tally managerLinesWithLabels() {
    var counting = new Counting(LogLineParser.ofManager());
    for (int i = 0; i < LINES; i++) {
      counting.add(labels[i], manager[i]);
    }
    return counting.tally.build();
  }

  /** Manager lines whose client address is looked up. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Tally managerLinesWithAddresses() {
    var counting = new Counting(LogLineParser.ofManager());
    for (String line : manager) {
      counting.add(null, line);
    }
    return counting.tally.build();
  }

  /** Ingress lines: they have no country. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Tally ingressLines() {
    var counting = new Counting(LogLineParser.ofIngress());
    for (String line : ingress) {
      counting.add("", line);
    }
    return counting.tally.build();
  }

  /** The same ingress lines from a file. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public Tally ingressFile() {
    var counting = new Counting(LogLineParser.ofIngress());
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        counting.add("", line);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return counting.tally.build();
  }

  /** What a source does with every line. */
  private static final class Counting {
    private final LogLineParser parser;
    // A country database that costs nothing.
    private final OriginResolver origins =
        new OriginResolver(
            (CountryDatabase) address -> (address.getAddress()[1] & 1) == 0 ? "ES" : "PT");
    private final Tally.Builder tally = Tally.builder();

    Counting(LogLineParser parser) {
      this.parser = parser;
    }

    void add(@Nullable String label, String line) {
      switch (parser.parse(line)) {
        case LogLine.Execution request -> {
          Origin origin =
              label != null && label.isEmpty()
                  ? Origin.PRIVATE
                  : origins.of(label, request.address());
          tally.count(new Tally.Cell(request.service(), request.kind(), request.user(), origin), 1);
          tally.seen(request.epochNanos());
        }
        case LogLine.Refused refused -> tally.refuse(1);
        case LogLine.Rejected rejected -> tally.reject(rejected.reason(), 1);
      }
    }
  }
}
