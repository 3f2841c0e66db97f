package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of an operator that end in a stage which would read what is appended as its own. */
class OperatorQueriesTest {
  private static final String SELECTOR = "{namespace=\"oscar\", app=\"oscar\"} |~ \"/job/|/run/\" ";

  @AutoClose private final LokiStub loki = new LokiStub();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| drop pod",
        "| keep country, country_code",
        "| decolorize",
        "| line_format \"{{__line__}}\"",
        "# requests only",
        "| drop pod # and a brace } and a quote \" in a comment\n",
        "|= \"# no comment\" or |= \"/run/\""
      })
  void countsLinesOnceWhateverTheQueryEndsWith(String end) {
    loki.push(Lokis.MANAGER, oneInThreeOdd(150));
    String query = end.startsWith("|=") ? SELECTOR + "|= \"/run/\" # |= \"}\"" : SELECTOR + end;

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url(), query));

    assertThat(reading.status().notes()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.tally().lines().counted()).isEqualTo(100);
    assertThat(reading.tally().lines().rejectedTotal()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "| drop pod", "| keep country", "| decolorize"})
  void readsLinesOfOneNanosecondOnceWhateverTheQueryEndsWith(String end) {
    Instant noon = Instant.parse("2026-10-01T12:00:00Z");
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 6_000; i++) {
      lines.add(LogLines.manager(noon, 200, "10.0.0.1", "/run/a", "user-" + i));
    }
    loki.push(Lokis.MANAGER, lines);

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url(), SELECTOR + end));

    assertThat(reading.tally().lines().read()).isEqualTo(6_000);
    assertThat(reading.tally().cells()).isEqualTo(6_000);
  }

  @Test
  void countsLinesDecolorizedByQuery() {
    var lines = new ArrayList<LoggedLine>();
    for (LoggedLine line : ReadLoki.minutely(100, i -> "user-" + i % 7)) {
      String coloured = line.text().replace("200", "\u001B[97;42m200\u001B[0m");
      lines.add(LoggedLine.of(line.time(), coloured));
    }
    loki.push(Lokis.MANAGER, lines);

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url(), SELECTOR + "| decolorize"));

    assertThat(reading.tally().lines().counted()).isEqualTo(100);
    assertThat(reading.tally().lines().read()).isEqualTo(100);
  }

  @Test
  void acceptsStreamLabelsOfAnyName() {
    Map<String, String> stream =
        Map.of(
            "namespace",
            "oscar",
            "app",
            "oscar",
            "reqUser",
            "x",
            "reqService",
            "y",
            "user",
            "z",
            "service",
            "w");
    loki.push(stream, ReadLoki.minutely(100, i -> "user-" + i % 20));

    LogReading reading = ReadLoki.day(Lokis.requestLog(loki.url()));

    assertThat(ReadLoki.byUser(reading.tally())).hasSize(20).containsEntry("user-7", 5L);
  }

  private static List<LoggedLine> oneInThreeOdd(int number) {
    var lines = new ArrayList<LoggedLine>();
    for (LoggedLine line : ReadLoki.minutely(number, i -> "user-" + i % 7)) {
      boolean isOdd = lines.size() % 3 == 0;
      lines.add(isOdd ? LoggedLine.of(line.time(), "asked for /run/ " + lines.size()) : line);
    }
    return lines;
  }
}
