package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
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
              + "\"StartUTC\":\"2025-10-28T16:53:34.1Z\",\"x\":[1,{\"y\":null}]}",
          "{\"log\":\"[GIN-EXECUTIONS-LOGGER] 2025-10-28T16:53:34.1Z | 200 | 1ms | ::1 | POST   "
              + " /run/a | u\\n\",\"stream\":\"stderr\",\"time\":\"2025-10-28T16:53:34.1Z\"}",
          "{\"log\":\"10.1.2.3, 10.0.0.1 - - [28/Oct/2025:16:53:34 +0000] \\\"GET"
              + " http://h/system/services/nb/exposed/x HTTP/1.1\\\" 200"
              + " 31\\n\",\"stream\":\"stdout\",\"time\":\"2025-10-28T16:53:34.1Z\"}",
          "\u001b[36m[GIN-EXECUTIONS-LOGGER]\u001b[0m 2025-10-28T16:53:34Z |\u001b[90;43m 404"
              + " \u001b[0m|  1ms |  ::1 |\u001b[97;46m POST    \u001b[0m //run/a |"
              + " \u001b[1mu\u001b[0m",
          "{\"time\": \"2025-10-28T16:53:34+00:00\", \"remote_addr\": \"\", \"x_forwarded_for\":"
              + " \"::1\", \"path\": \"/system/services/nb/exposed/\", \"http_referrer\": \"\","
              + " \"status\": 200}",
          "{\"request\":\"GET //system/services/nb/exposed HTTP/1.1\",\"msec\":\"1761670414.123\","
              + "\"ua\":\"a\\x22b\"}",
          "[2025-10-28T16:53:34.123Z] \"GET /system/services/nb/exposed HTTP/1.1\" 200 - 0 1 \"-\"",
          "<134>haproxy[1]: 10.1.2.3:33317 [28/Oct/2025:16:53:34.123] a b/c 0/0/1/2/3 200 2 - -"
              + " ---- 1/1/1/1/0 0/0 {h} {} \"GET /system/services/nb/exposed HTTP/1.1\"");
  private static final String FORM = "[ -~…]{0,600}";
  private static final String PIECES = " |[]\"{}:/\\.-Z09aéµ\0\n\t,+𝄞\u001bm;x";

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
      case Rejected rejected -> tally.reject(rejected, 1);
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
      if (read instanceof Rejected rejected) {
        assertThat(rejected.form()).as(line).matches(FORM);
      }
      LineTime.of(line);
    }
    LineCounts lines = tally.build().lines();
    assertThat(lines.read()).isEqualTo(200_000);
    assertThat(lines.counted()).isGreaterThan(10_000);
    assertThat(lines.refused()).isGreaterThan(1_000);
    assertThat(lines.rejectedTotal()).isGreaterThan(10_000);
    assertThat(tally.build().unreadable().lines()).isBetween(10_000L, lines.rejectedTotal());
  }

  /**
   * Whatever a caller writes where callers can write, no other request than the caller's counts.
   */
  @Test
  void headersAndPathsCannotForgeRequest() {
    var random = new Random(16);
    List<String> forms =
        List.of(
            "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /a%s HTTP/1.1\" 404 3 \"-\" \"%s\"",
            "{\"request_uri\":\"/a%s\",\"status\":404,\"http_user_agent\":\"%s\"}",
            "{\"http_user_agent\":\"%s\",\"path\":\"/a%s\",\"status\":404}",
            "{\"RequestPath\":\"/a%s\",\"request_User-Agent\":\"%s\"}",
            "{\"log\":\"{\\\"request\\\":\\\"GET /a%s HTTP/1.1\\\",\\\"ua\\\":\\\"%s\\\"}\\n\","
                + "\"stream\":\"stdout\",\"time\":\"2025-10-28T16:53:34.1Z\"}",
            "[2025-10-28T16:53:34.123Z] \"GET /a%s HTTP/1.1\" 404 - 0 1 \"%s\"",
            "1.2.3.4:7 [28/Oct/2025:16:53:34.123] a b/c 0/0/1/2/3 404 2 - - {%s} {} \"GET /a%s"
                + " HTTP/1.1\"");
    List<String> hostile =
        List.of(
            "/system/services/victim/exposed",
            "request_uri",
            "path",
            "GET /system/services/victim/exposed HTTP/1.1",
            "] ",
            "[28/Oct/2025:16:53:34 +0000] ",
            "[2025-10-28T16:53:34.123Z] ",
            " - - ",
            "http://",
            "\u001b[0m",
            "log",
            "stderr",
            ":",
            ",",
            "{",
            "}",
            "?",
            "x22");
    for (int i = 0; i < 100_000; i++) {
      String form = forms.get(random.nextInt(forms.size()));
      String path = hostileText(hostile, random).replace(' ', '+');
      String header = hostileText(hostile, random);
      boolean headerFirst = form.indexOf("%s") < form.indexOf("/a%s");
      String line = headerFirst ? form.formatted(header, path) : form.formatted(path, header);
      assertThat(LogLineParser.ofIngress().parse(line)).as(line).isNotInstanceOf(Execution.class);
      assertThat(LogLineParser.ofAny().parse(line)).as(line).isNotInstanceOf(Execution.class);
    }
  }

  /** Quotes, which every writer escapes, are left out. */
  private static String hostileText(List<String> pieces, Random random) {
    var text = new StringBuilder();
    for (int parts = random.nextInt(8); parts > 0; parts--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void pathsCannotForgeUser() {
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
