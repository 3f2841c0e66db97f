package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Refused;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagerDialectTest {
  private static final String MARKER = "[GIN-EXECUTIONS-LOGGER] ";
  private static final String TIME = "2025-10-28T16:53:34.123456789Z";
  private static final long NANOS = 1_761_670_414_123_456_789L;
  private static final String TO_METHOD = TIME + " | 200 |  347.805334ms | 172.25.0.1 | ";
  private static final String REST = TO_METHOD + "POST    /run/simple-test | 62bb11b40398f73778b6";
  private static final Execution SYNC =
      new Execution(
          "simple-test",
          RequestKind.SYNC,
          "62bb11b40398f73778b6",
          "172.25.0.1",
          1761670414123456789L);

  private static LogLine parse(String line) {
    return LogLineParser.ofManager().parse(line);
  }

  private static Rejected rejected(Rejection reason) {
    return new Rejected(reason);
  }

  private static Rejection reason(LogLine line) {
    return ((Rejected) line).reason();
  }

  @Test
  void readsCurrentFormat() {
    assertThat(parse(MARKER + REST)).isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " | 200   |  347.805334ms | 172.25.0.1 | POST    ",
        " |   200 |  347.805334ms   | 172.25.0.1 | POST    ",
        " | 200 |  347.805334ms | 172.25.0.1 |   POST ",
        " | 200 | 347.805334ms | 172.25.0.1 | P "
      })
  void passesOverBlanksAroundFields(String fields) {
    String line = MARKER + TIME + fields + "/run/simple-test | 62bb11b40398f73778b6";
    assertThat(parse(line)).isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " | 20 0 | 347.805334ms | 172.25.0.1 | POST ",
        " | 200 | 347.8 05334ms | 172.25.0.1 | POST ",
        " | 200 |      | 172.25.0.1 | POST ",
        " | 200 | 347.805334ms | 172.25.0.1 | POST",
        " | 200 | 347.805334ms | 172.25.0.1 | ",
        " | 200 | 347.805334ms | 172.25.0.1 | P0ST "
      })
  void passesOverNoBlanksWithinFields(String fields) {
    String line = MARKER + TIME + fields + "/run/simple-test | 62bb11b40398f73778b6";
    assertThat(parse(line)).isInstanceOf(Rejected.class);
  }

  @Test
  void readsTimeOfOlderManagers() {
    assertThat(
            parse(
                MARKER
                    + "2024/10/10 - 09:34:35 | 201 |   14.219292ms | 10.0.0.7 | POST   "
                    + " /job/grayify | nil"))
        .isEqualTo(
            new Execution("grayify", RequestKind.ASYNC, "nil", "10.0.0.7", 1728552875000000000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025/10/28 16:53:34 ",
        "2025-10-28T16:53:34.2Z stderr F ",
        "2025-10-28T16:53:34.200000000Z stdout F ",
        "2025-10-28T16:53:34.2Z stderr F 2025/10/28 16:53:34 "
      })
  void readsLinesAfterPrefixesOfLoggersAndRuntimes(String prefix) {
    assertThat(parse(prefix + MARKER + REST)).isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time=\"2025-10-28\" msg=\"",
        "2025/10/28 16:53:3x ",
        "2025-10-28T16:53:34.2Z stdin F ",
        "2025/10/28 16:53:34 user said ",
        " "
      })
  void rejectsMarkerInsideAnotherMessageAndDescribesIt(String prefix) {
    LogLine line = parse(prefix + MARKER + REST);
    assertThat(reason(line)).isEqualTo(Rejection.MALFORMED);
    assertThat(((Rejected) line).form()).contains("[GIN-EXECUTIONS-LOGGER] 9-9-a:9.a | 9 |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"347.805334ms", "        980ns", "       12.3µs", "       1m2.5s", "0s"})
  void readsEveryLatencyFormat(String latency) {
    String line =
        MARKER + TIME + " | 200 | " + latency + " | ::1 | GET     /run/simple-test | someone";
    assertThat(parse(line))
        .isEqualTo(new Execution("simple-test", RequestKind.SYNC, "someone", "::1", NANOS));
  }

  @Test
  void readsIpv6AndEmptyAddresses() {
    String after = " | POST    /job/a | u";
    String before = MARKER + TIME + " | 200 | 1ms | ";
    assertThat(parse(before + "2001:db8::7" + after))
        .isEqualTo(new Execution("a", RequestKind.ASYNC, "u", "2001:db8::7", NANOS));
    assertThat(parse(before + after))
        .isEqualTo(new Execution("a", RequestKind.ASYNC, "u", "", NANOS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST    ", "GET     ", "OPTIONS ", "DELETE  ", "PROPFIND "})
  void readsPaddedMethods(String method) {
    assertThat(parse(MARKER + TO_METHOD + method + "/run/simple-test | 62bb11b40398f73778b6"))
        .isEqualTo(SYNC);
  }

  @Test
  void readsPaddedStatus() {
    assertThat(reason(parse(MARKER + TIME + " |  99 | 1ms | ::1 | GET /run/a | u")))
        .isEqualTo(Rejection.MALFORMED);
    assertThat(parse(MARKER + TIME + " |   200 | 1ms | ::1 | GET /run/a | u"))
        .isEqualTo(new Execution("a", RequestKind.SYNC, "u", "::1", NANOS));
  }

  @ParameterizedTest
  @ValueSource(strings = {" | ", " |", " | \n", " |\r\n"})
  void readsEmptyUser(String end) {
    assertThat(parse(MARKER + TO_METHOD + "POST    /run/simple-test" + end))
        .isEqualTo(new Execution("simple-test", RequestKind.SYNC, "", "172.25.0.1", NANOS));
  }

  @Test
  void keepsPipeInUser() {
    assertThat(parse(MARKER + TO_METHOD + "POST    /run/a | auth0|5f7c8ec7c33c6c004bbafe82"))
        .isEqualTo(
            new Execution(
                "a", RequestKind.SYNC, "auth0|5f7c8ec7c33c6c004bbafe82", "172.25.0.1", NANOS));
  }

  @ParameterizedTest
  @CsvSource({
    "200,false",
    "201,false",
    "400,false",
    "500,false",
    "401,true",
    "403,true",
    "404,true"
  })
  void treats401And403And404AsRefused(String status, boolean refused) {
    LogLine line = parse(MARKER + TIME + " | " + status + " | 1ms | ::1 | POST    /run/a | u");
    assertThat(line)
        .isEqualTo(
            refused ? new Refused(NANOS) : new Execution("a", RequestKind.SYNC, "u", "::1", NANOS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run/",
        "/run/UPPER",
        "/run/a/b",
        "/run/-a",
        "/run/a-",
        "/run/a_b",
        "/run/a b",
        "/run/é",
        "/run/a | b",
        "/run/a\nb",
        "/run/a?x=1",
        "/run/a123456789012345678901234567890123456789012345678901234567890123"
      })
  void rejectsInvalidServiceName(String path) {
    assertThat(parse(MARKER + TO_METHOD + "POST    " + path + " | u"))
        .isEqualTo(rejected(Rejection.SERVICE_NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/system/services", "/runs/a", "/", "run/a", "/RUN/a"})
  void rejectsOtherPathsAsOtherLines(String path) {
    assertThat(parse(MARKER + TO_METHOD + "POST    " + path + " | u"))
        .isEqualTo(rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025-10-28T16:53:34Z",
        "2025-10-28T16:53:34Z | 200 | 1ms | ::1 | POST /run/a",
        "2025-10-28T16:53:34Z | 200 | 1ms | POST /run/a | u",
        "2025-10-28T16:53:34+01:00 | 200 | 1ms | ::1 | POST /run/a | u",
        "2025-13-28T16:53:34Z | 200 | 1ms | ::1 | POST /run/a | u",
        "2025-10-28T16:53:34Z | 2OO | 1ms | ::1 | POST /run/a | u",
        "2025-10-28T16:53:34Z | 200 |  | ::1 | POST /run/a | u",
        "2025-10-28T16:53:34Z | 200 | 1 ms | ::1 | POST /run/a | u",
        "2025-10-28T16:53:34Z | 200 | 1ms | : :1 | POST /run/a | u",
        "2025-10-28T16:53:34Z | 200 | 1ms | ::1 | post /run/a | u",
        "2025-10-28T16:53:34Z | 200 | 1ms | ::1 | POST/run/a | u"
      })
  void rejectsLinesWithMisplacedFields(String rest) {
    assertThat(reason(parse(MARKER + rest))).isEqualTo(Rejection.MALFORMED);
    assertThat(reason(parse(MARKER + "x" + rest))).isEqualTo(Rejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//run/simple-test", "/run//simple-test", "///run///simple-test"})
  void treatsDoubledSlashesAsOne(String path) {
    assertThat(parse(MARKER + TO_METHOD + "POST    " + path + " | 62bb11b40398f73778b6"))
        .isEqualTo(SYNC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"172.25.0.1, 10.0.0.1", "172.25.0.1,10.0.0.1", "     172.25.0.1  "})
  void takesFirstOfSeveralAddresses(String clients) {
    assertThat(parse(MARKER + REST.replace("172.25.0.1", clients))).isEqualTo(SYNC);
  }

  @Test
  void rejectsUsersOver255Characters() {
    String line = MARKER + TO_METHOD + "POST    /run/a | ";
    assertThat(parse(line + "u".repeat(255))).isInstanceOf(Execution.class);
    assertThat(parse(line + "u".repeat(256))).isEqualTo(rejected(Rejection.USER));
  }

  @Test
  void countsCodePointsOfUser() {
    String line = MARKER + TO_METHOD + "POST    /run/a | ";
    assertThat(parse(line + "\ud83d\ude00".repeat(255))).isInstanceOf(Execution.class);
    assertThat(parse(line + "\ud83d\ude00".repeat(256))).isEqualTo(rejected(Rejection.USER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"401", "403", "404"})
  void treatsRefusedRequestsAsRefusedWhateverTheUserLength(String status) {
    String line = MARKER + TIME + " | " + status + " | 1ms | ::1 | POST    /run/a | ";
    assertThat(parse(line + "u".repeat(256))).isEqualTo(new Refused(NANOS));
    assertThat(parse(line + "\ud83d\ude00".repeat(256))).isEqualTo(new Refused(NANOS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"me\u2003", "me\u3000", "me\u2028", "me\u001c", "me\u000b", "\u2003"})
  void trimsOnlyAsciiBlanksAfterUser(String user) {
    String line = MARKER + TO_METHOD + "POST    /run/a | " + user;
    Execution expected = new Execution("a", RequestKind.SYNC, user, "172.25.0.1", NANOS);
    assertThat(parse(line)).isEqualTo(expected);
    assertThat(parse(line + " \t\f\r\n")).isEqualTo(expected);
    assertThat(parse("\u001b[0m" + line + "\u001b[0m \n")).isEqualTo(expected);
  }

  @Test
  void rejectsOverlongLines() {
    String line = MARKER + TO_METHOD + "POST    /run/" + "a".repeat(262_144) + " | u";
    assertThat(parse(line)).isEqualTo(rejected(Rejection.TOO_LONG));
  }
}
