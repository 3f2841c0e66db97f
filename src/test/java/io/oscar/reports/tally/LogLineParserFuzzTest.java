package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.tally.LogLine.Execution;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random damage to valid lines: nothing is thrown, and every line is exactly one thing. */
class LogLineParserFuzzTest {
  private static final List<String> VALID =
      List.of(
          "[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34.1Z | 200 |  347.8ms | ::1 | POST    /run/a |"
              + " u",
          "2025-10-28T16:53:34Z stderr F 2025/10/28 16:53:34 [GIN-EXECUTIONS-LOGGER] 2024/10/10 -"
              + " 09:34:35 | 404 | 1s | 10.0.0.1 | GET     /job/b-c | auth0|7",
          "10.1.2.3 - me [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/x"
              + " HTTP/1.1\" 200 310 \"-\" \"curl\"",
          "{\"ClientHost\":\"::1\",\"RequestPath\":\"/system/services/nb/exposed/\","
              + "\"StartUTC\":\"2025-10-28T16:53:34.1Z\",\"x\":[1,{\"y\":null}]}");
  private static final String PIECES = " |[]\"{}:/\\.-Z09aéµ\0\n\t,+𝄞";

  private static String damaged(String line, Random random) {
    var text = new StringBuilder(line);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(6)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, piece);
        case 2 -> text.setCharAt(at, piece);
        case 3 -> text.setLength(at);
        case 4 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        default -> text.insert(at, text.substring(0, random.nextInt(text.length())));
      }
    }
    return text.toString();
  }

  private static void fold(LogLine line, Tally.Builder tally) {
    switch (line) {
      case LogLine.Execution request ->
          tally.count(
              new Tally.Cell(request.service(), request.kind(), request.user(), Origin.PRIVATE), 1);
      case LogLine.Refused refused -> tally.refuse(1);
      case LogLine.Rejected rejected -> tally.reject(rejected.reason(), 1);
    }
  }

  @Test
  void accountsForEveryDamagedLine() {
    var random = new Random(20251028);
    var tally = Tally.builder();
    for (int i = 0; i < 200_000; i++) {
      String line = damaged(VALID.get(random.nextInt(VALID.size())), random);
      LogLine read = LogLineParser.ofAny().parse(line);
      fold(read, tally);
      if (read instanceof Execution request) {
        assertThat(ServiceNames.isValid(request.service())).as(line).isTrue();
      }
    }
    LineCounts lines = tally.build().lines();
    assertThat(lines.read()).isEqualTo(200_000);
    assertThat(lines.counted()).isGreaterThan(10_000);
    assertThat(lines.refused()).isGreaterThan(1_000);
    assertThat(lines.rejectedTotal()).isGreaterThan(10_000);
  }

  @Test
  void noPathForgesAUser() {
    var random = new Random(4);
    List<String> hostile =
        List.of(" | ", "victim", "/run/a", "|", " ", "b", "POST ", " |", "200", "\t", "::1", "é");
    for (int i = 0; i < 100_000; i++) {
      var path = new StringBuilder("/run/a");
      for (int parts = random.nextInt(8); parts > 0; parts--) {
        path.append(hostile.get(random.nextInt(hostile.size())));
      }
      LogLine line =
          LogLineParser.ofManager()
              .parse(
                  "[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34Z | 200 | 1ms | ::1 | POST    "
                      + path
                      + " | the-caller");
      if (line instanceof Execution request) {
        assertThat(request.user()).as(path.toString()).isEqualTo("the-caller");
      }
    }
  }
}
