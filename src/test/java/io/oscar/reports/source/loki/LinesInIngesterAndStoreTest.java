package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For half a minute after it was written to the store a chunk is in Loki's ingester as well, and
 * its lines come from both. Loki (3.7) returned some of them twice where a label that is kept is
 * one of the stream here and metadata there.
 */
@Tag("real")
class LinesInIngesterAndStoreTest {
  private static final int LINES = 200;

  private static List<LoggedLine> lines(LogStream log, Map<String, String> metadata) {
    return IntStream.range(0, LINES)
        .mapToObj(i -> ReadLoki.START.plusSeconds(60L * i))
        .map(time -> new LoggedLine(time.plusMillis(1), text(log, time), metadata))
        .toList();
  }

  private static String text(LogStream log, Instant time) {
    return switch (log) {
      case MANAGER -> LogLines.manager(time, 200, "8.8.8.8", "/run/nb", "ann").text();
      case EXPOSED -> LogLines.ingress(time, 200, "8.8.8.8", "/system/services/nb/exposed/").text();
    };
  }

  private static Map<String, String> stream(LogStream log, String label, String value) {
    var stream =
        new HashMap<>(
            switch (log) {
              case MANAGER -> Lokis.MANAGER;
              case EXPOSED -> Lokis.INGRESS;
            });
    stream.put(label, value);
    return stream;
  }

  @ParameterizedTest
  @EnumSource
  void countsLinesOfIngesterAndStoreOnce(LogStream log) {
    LokiTenant loki =
        RealLokis.tenant()
            .push(stream(log, "country", "Spain"), lines(log, Map.of()))
            .push(stream(log, "pod", "p-0"), lines(log, Map.of("country", "Spain")))
            .push(stream(log, "pod", "p-1"), lines(log, Map.of("country", "Portugal")))
            .store();

    for (int i = 0; i < 5; i++) {
      LogReading reading =
          Lokis.requestLog(loki.endpoint(), Lokis.READING)
              .read(
                  new LogRequest(
                      log,
                      ReadLoki.DAY,
                      null,
                      Deadline.in(Duration.ofMinutes(1), Clock.systemUTC())));
      assertThat(reading.tally().lines().counted()).isEqualTo(3 * LINES);
    }
  }
}
