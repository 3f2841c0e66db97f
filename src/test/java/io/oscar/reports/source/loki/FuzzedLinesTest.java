package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.real.LokiOptions;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random lines are counted three ways: by reading lines, by counting in LogQL, and by a script that
 * shares nothing with the program ({@code scripts/lib/count-lines.py}, which needs python3).
 *
 * <p>{@code -Dfuzz.seed} and {@code -Dfuzz.lines} (of both logs together) choose other lines.
 */
@Tag("real")
class FuzzedLinesTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20261001);
  private static final int LINES = Integer.getInteger("fuzz.lines", 6_000);
  private static final Duration LONGEST = Duration.ofMinutes(3);
  // Of a Loki of its own: others' have their lines written to the store, from where the script
  // would not get all.
  private static final LokiOptions OWN =
      LokiOptions.stock().withLimit("max_label_names_per_series", "16");

  @ParameterizedTest
  @EnumSource
  void areCountedTheSameFourWays(LogStream log) throws Exception {
    System.out.printf("fuzz.seed=%d fuzz.lines=%d %s%n", SEED, LINES, log);
    FuzzedLines lines = FuzzedLines.of(log, LINES / LogStream.values().length, SEED);
    LokiTenant loki = RealLokis.tenant(OWN);
    lines.push(loki);

    Instant end = FuzzedLines.START.plus(Duration.ofDays(FuzzedLines.DAYS)).minusNanos(1);
    Counts all = assertSame(loki, log, new TimeRange(FuzzedLines.START, end), lines.size());
    assertThat(all.counted).isGreaterThan(lines.size() / 4);
    assertThat(all.rejected).isGreaterThan(lines.size() / 10);
  }

  private static Counts assertSame(LokiTenant loki, LogStream log, TimeRange range, long stored)
      throws Exception {
    Counts byScript = byScript(loki, log, range);
    assertThat(byScript.stored).as("lines that the script got").isEqualTo(stored);
    assertSame("by lines", byProgram(loki, log, range, Lokis.READING), byScript);
    assertSame("by counts", byProgram(loki, log, range, Lokis.COUNTING), byScript);
    assertSame("by countries", byProgram(loki, log, range, Lokis.PARTING), byScript);
    return byScript;
  }

  private static void assertSame(String way, Counts byProgram, Counts byScript) {
    var differences = new TreeMap<String, Long>(byProgram.requests);
    byScript.requests.forEach((cell, count) -> differences.merge(cell, -count, Long::sum));
    differences.values().removeIf(difference -> difference == 0);
    assertThat(differences).as(way + ", more than by the script").isEmpty();
    assertThat(byProgram).as(way).isEqualTo(byScript.known());
  }

  private static Counts byProgram(
      LokiTenant loki, LogStream log, TimeRange range, QueryCosts costs) {
    LogReading reading =
        Lokis.requestLog(loki.endpoint(), costs)
            .read(new LogRequest(log, range, null, Deadline.in(LONGEST, Clock.systemUTC())));
    var cells = new TreeMap<String, Long>();
    reading
        .tally()
        .forEach(
            (cell, count) ->
                cells.merge(
                    String.join(
                        "\t",
                        cell.service(),
                        cell.kind().name(),
                        cell.user(),
                        cell.origin().country()),
                    count,
                    Long::sum));
    assertThat(reading.status().status()).as(reading.status().notes()).isEqualTo(Completeness.OK);
    var read = reading.tally().lines();
    return new Counts(0, read.read(), read.counted(), read.refused(), read.rejectedTotal(), cells);
  }

  private static Counts byScript(LokiTenant loki, LogStream log, TimeRange range)
      throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(
                "python3",
                "scripts/lib/count-lines.py",
                loki.loki().url().toString(),
                loki.name(),
                log.name().toLowerCase(Locale.ROOT),
                Long.toString(Timestamps.toNanos(range.start())),
                Long.toString(Timestamps.toNanos(range.end())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String json = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).isZero();
    JsonNode counts = new JsonMapper().readTree(json);
    var cells = new TreeMap<String, Long>();
    for (JsonNode cell : counts.get("requests")) {
      String key =
          String.join(
              "\t",
              cell.get(0).asString(),
              cell.get(1).asString(),
              cell.get(2).asString(),
              cell.get(3).asString());
      cells.put(key, cell.get(4).asLong());
    }
    return new Counts(
        counts.get("stored").asLong(),
        counts.get("read").asLong(),
        counts.get("counted").asLong(),
        counts.get("refused").asLong(),
        counts.get("rejected").asLong(),
        cells);
  }

  /**
   * What was counted of a range.
   *
   * @param stored lines in the range, wanted or not; 0 where that is not known
   * @param requests how many there are of each service, kind, user and country
   */
  private record Counts(
      long stored,
      long read,
      long counted,
      long refused,
      long rejected,
      Map<String, Long> requests) {

    Counts known() {
      return new Counts(0, read, counted, refused, rejected, requests);
    }
  }
}
