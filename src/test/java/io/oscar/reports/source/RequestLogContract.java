package io.oscar.reports.source;

import static io.oscar.reports.source.LogLines.ingress;
import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogLines.oldManager;
import static io.oscar.reports.source.LogLines.prefixed;
import static io.oscar.reports.source.LogLines.traefik;
import static io.oscar.reports.source.LogLines.traefikWithoutStart;
import static io.oscar.reports.source.LogStream.EXPOSED;
import static io.oscar.reports.source.LogStream.MANAGER;
import static io.oscar.reports.source.OtherForms.coloured;
import static io.oscar.reports.source.OtherForms.docker;
import static io.oscar.reports.source.OtherForms.dockerInTwo;
import static io.oscar.reports.source.OtherForms.envoy;
import static io.oscar.reports.source.OtherForms.envoyJson;
import static io.oscar.reports.source.OtherForms.haproxy;
import static io.oscar.reports.source.OtherForms.nginxJson;
import static io.oscar.reports.source.OtherForms.nginxJsonWithRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.LineCounts;
import io.oscar.reports.tally.UnreadableLines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every request log must do with the same lines, wherever it keeps them.
 *
 * <p>No two lines are equal, because Loki keeps only one of such. Every log begins with an old line
 * of each stream, so that "data begin at" is never the answer.
 */
public abstract class RequestLogContract {
  private static final Deadline NO_DEADLINE = Deadline.none(Clock.systemUTC());
  private static final Instant HISTORY = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
  private static final TimeRange HOUR = range("2026-10-10T12:00:00Z", "2026-10-10T13:00:00Z");

  private static final String ALICE = "9f1c2d3e-aaaa-4bbb-8ccc-000000000001@egi.eu";
  private static final String BOB = "9f1c2d3e-aaaa-4bbb-8ccc-000000000002@egi.eu";
  private static final String CLIENT = "10.244.1.7";

  /** A request log that holds these lines and nothing else. */
  protected abstract RequestLog logOf(List<LoggedLine> manager, List<LoggedLine> exposed);

  @Test
  void countsSynchronousAndAsynchronousRequestsByServiceAndUser() {
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "/run/yolov8", ALICE),
            manager(at(2), 200, CLIENT, "/run/yolov8", ALICE),
            manager(at(3), 500, CLIENT, "/run/yolov8", BOB),
            manager(at(4), 201, CLIENT, "/job/yolov8", ALICE),
            manager(at(5), 201, CLIENT, "/job/cowsay", "minio"));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("yolov8 SYNC " + ALICE, 2L),
            Map.entry("yolov8 SYNC " + BOB, 1L),
            Map.entry("yolov8 ASYNC " + ALICE, 1L),
            Map.entry("cowsay ASYNC minio", 1L));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().lastUpdated()).isEqualTo("2026-10-10T12:00:05Z");
  }

  @Test
  void countsExposedRequestsWhateverTheirStatus() {
    LogReading reading =
        exposedLog(
            HOUR,
            ingress(at(1), 200, CLIENT, "/system/services/jupyter/exposed/lab?token=x"),
            ingress(at(2), 404, CLIENT, "/system/services/jupyter/exposed/favicon.ico"),
            ingress(at(3), 401, CLIENT, "/system/services/jupyter/exposed"),
            ingress(at(4), 502, CLIENT, "/system/services/chat/exposed/"));

    assertThat(counts(reading))
        .containsOnly(Map.entry("jupyter EXPOSED ", 3L), Map.entry("chat EXPOSED ", 1L));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void includesBothEndsOfRangeToTheNanosecond() {
    TimeRange range = range("2026-10-10T12:00:00.123456789Z", "2026-10-10T12:00:10.987654321Z");
    LogReading reading =
        managerLog(
            range,
            manager(range.start().minusNanos(1), 200, CLIENT, "/run/before", ALICE),
            manager(range.start(), 200, CLIENT, "/run/first", ALICE),
            manager(range.end(), 200, CLIENT, "/run/last", ALICE),
            manager(range.end().plusNanos(1), 200, CLIENT, "/run/after", ALICE));

    assertThat(counts(reading))
        .containsOnly(Map.entry("first SYNC " + ALICE, 1L), Map.entry("last SYNC " + ALICE, 1L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(2, 0, Map.of()));
  }

  @Test
  void acceptsRangeOfSingleInstant() {
    LogReading reading =
        managerLog(
            new TimeRange(at(3), at(3)),
            manager(at(3).minusNanos(1), 200, CLIENT, "/run/a", ALICE),
            manager(at(3), 200, CLIENT, "/run/a", BOB),
            manager(at(3).plusNanos(1), 200, CLIENT, "/run/a", ALICE));

    assertThat(counts(reading)).containsOnly(Map.entry("a SYNC " + BOB, 1L));
  }

  @Test
  void includesBothEndsOfRangeForExposedRequests() {
    TimeRange range = new TimeRange(at(10), at(20));
    LogReading reading =
        exposedLog(
            range,
            traefik(at(10).minusNanos(1), 200, CLIENT, "/system/services/before/exposed"),
            traefik(at(10), 200, CLIENT, "/system/services/first/exposed"),
            ingress(at(20), 200, CLIENT, "/system/services/last/exposed"),
            traefik(at(20).plusNanos(1), 200, CLIENT, "/system/services/after/exposed"));

    assertThat(counts(reading))
        .containsOnly(Map.entry("first EXPOSED ", 1L), Map.entry("last EXPOSED ", 1L));
  }

  @Test
  void countsOnlyRequestedService() {
    List<LoggedLine> requests =
        List.of(
            manager(at(1), 200, CLIENT, "/run/yolo", ALICE),
            manager(at(2), 200, CLIENT, "/run/yolov8", ALICE),
            manager(at(3), 200, CLIENT, "/run/my-yolo", ALICE),
            manager(at(4), 201, CLIENT, "/job/yolo", BOB));
    List<LoggedLine> exposed =
        List.of(
            ingress(at(1), 200, CLIENT, "/system/services/yolo/exposed/a"),
            ingress(at(2), 200, CLIENT, "/system/services/yolov8/exposed/yolo"));
    RequestLog log = logOf(withHistory(requests), withExposedHistory(exposed));

    assertThat(counts(read(log, MANAGER, HOUR, "yolo")))
        .containsOnly(Map.entry("yolo SYNC " + ALICE, 1L), Map.entry("yolo ASYNC " + BOB, 1L));
    assertThat(counts(read(log, EXPOSED, HOUR, "yolo")))
        .containsOnly(Map.entry("yolo EXPOSED ", 1L));
  }

  @Test
  void countsResponses401And403And404AsRefused() {
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 401, CLIENT, "/run/yolov8", ""),
            manager(at(2), 403, CLIENT, "/run/yolov8", ALICE),
            manager(at(3), 404, CLIENT, "/job/nothing", ALICE),
            manager(at(4), 400, CLIENT, "/run/yolov8", ALICE),
            manager(at(5), 502, CLIENT, "/run/yolov8", ALICE));

    assertThat(counts(reading)).containsOnly(Map.entry("yolov8 SYNC " + ALICE, 2L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(2, 3, Map.of()));
  }

  @Test
  void rejectsHostileManagerLinesByReason() {
    LoggedLine good = manager(at(9), 200, CLIENT, "/run/yolov8", ALICE);
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "/run/yolov8 | " + BOB, ALICE),
            manager(at(2), 200, CLIENT, "/run/yolov8 | 200 | 1ms | 1.2.3.4 | POST /run/x", ALICE),
            manager(at(3), 200, CLIENT, "/run/Yolo_V8", ALICE),
            manager(at(4), 200, CLIENT, "/run/-yolov8", ALICE),
            manager(at(5), 200, CLIENT, "/run/yolov8/more", ALICE),
            manager(at(6), 200, CLIENT, "/run/" + "a".repeat(64), ALICE),
            manager(at(7), 200, CLIENT, "/run/yolov8", "u".repeat(256)),
            LoggedLine.of(
                at(8),
                "[GIN] 2026/10/10 - 12:00:08 | 200 | 1.2ms | 10.0.0.1 | POST     \"/run/yolov8\""),
            good);

    assertThat(counts(reading)).containsOnly(Map.entry("yolov8 SYNC " + ALICE, 1L));
    assertThat(lines(reading))
        .isEqualTo(
            new LineCounts(
                1,
                0,
                Map.of(Rejection.SERVICE_NAME, 6L, Rejection.USER, 1L, Rejection.OTHER_LINE, 1L)));
    assertThat(lines(reading).read()).isEqualTo(9);
  }

  @Test
  void rejectsHostileIngressLinesByReason() {
    LogReading reading =
        exposedLog(
            HOUR,
            ingress(at(1), 200, CLIENT, "/system/services/Not_A_Name/exposed/x"),
            ingress(at(2), 200, CLIENT, "/?next=/system/services/jupyter/exposed/x"),
            ingress(at(3), 200, CLIENT, "/system/services/jupyter/exposedness/x"),
            ingress(at(4), 200, CLIENT, "/system/services/jupyter/exposed/x"));

    assertThat(counts(reading)).containsOnly(Map.entry("jupyter EXPOSED ", 1L));
    assertThat(lines(reading))
        .isEqualTo(
            new LineCounts(1, 0, Map.of(Rejection.SERVICE_NAME, 1L, Rejection.OTHER_LINE, 2L)));
  }

  @Test
  void acceptsUsersWithPipeAndEmptyUsers() {
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "/run/yolov8", "auth0|65f0"),
            manager(at(2), 200, CLIENT, "/run/yolov8", ""),
            manager(at(3), 200, CLIENT, "/run/yolov8", "nil"),
            manager(at(4), 200, CLIENT, "/run/yolov8", "oscar"));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("yolov8 SYNC auth0|65f0", 1L),
            Map.entry("yolov8 SYNC ", 1L),
            Map.entry("yolov8 SYNC nil", 1L),
            Map.entry("yolov8 SYNC oscar", 1L));
  }

  @Test
  void limitsUsersTo255CodePoints() {
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "/run/yolov8", "\ud83d\ude00".repeat(255)),
            manager(at(2), 200, CLIENT, "/run/yolov8", "\ud83d\ude00".repeat(256)),
            manager(at(3), 404, CLIENT, "/run/yolov8", "\ud83d\ude00".repeat(256)),
            manager(at(4), 404, CLIENT, "/run/yolov8", "u".repeat(256)));

    assertThat(counts(reading))
        .containsOnly(Map.entry("yolov8 SYNC " + "\ud83d\ude00".repeat(255), 1L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(1, 2, Map.of(Rejection.USER, 1L)));
  }

  @Test
  void trimsOnlyAsciiBlanksAfterUser() {
    LogReading reading =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "/run/yolov8", "me"),
            manager(at(2), 200, CLIENT, "/run/yolov8", "me \t"),
            manager(at(3), 200, CLIENT, "/run/yolov8", "me\u2003"),
            manager(at(4), 200, CLIENT, "/run/yolov8", "me\u2003"),
            manager(at(5), 200, CLIENT, "/run/yolov8", "me\u001f"));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("yolov8 SYNC me", 2L),
            Map.entry("yolov8 SYNC me\u2003", 2L),
            Map.entry("yolov8 SYNC me\u001f", 1L));
  }

  @Test
  void readsLinesOfOldManagersLoggersRuntimesAndIpv6Clients() {
    LogReading reading =
        managerLog(
            HOUR,
            oldManager(at(1), 200, CLIENT, "/run/yolov8", ALICE),
            prefixed("2026/10/10 12:00:02 ", manager(at(2), 200, CLIENT, "/run/yolov8", ALICE)),
            prefixed(
                "2026-10-10T12:00:03.000000001Z stderr F ",
                manager(at(3), 200, CLIENT, "/run/yolov8", ALICE)),
            prefixed(
                "2026-10-10T12:00:04.5Z stdout F 2026/10/10 12:00:04 ",
                manager(at(4), 200, CLIENT, "/run/yolov8", ALICE)),
            manager(at(5), 200, "2001:720:1c84::7", "/run/yolov8", ALICE),
            LoggedLine.of(
                at(6),
                "[GIN-EXECUTIONS-LOGGER] 2026-10-10T12:00:06Z | 200 |          12.3µs |"
                    + " 10.0.0.1 | GET     /job/yolov8 | "
                    + ALICE));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("yolov8 SYNC " + ALICE, 5L), Map.entry("yolov8 ASYNC " + ALICE, 1L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(6, 0, Map.of()));
  }

  @Test
  void readsEveryIngressDialect() {
    LogReading reading =
        exposedLog(
            HOUR,
            ingress(at(1), 200, "2001:720:1c84::7", "/system/services/jupyter/exposed/a"),
            traefik(at(2), 200, CLIENT, "/system/services/jupyter/exposed/b"),
            traefikWithoutStart(at(3), 200, CLIENT, "/system/services/jupyter/exposed/c"),
            prefixed(
                "2026-10-10T12:00:04Z stdout F ",
                ingress(at(4), 200, CLIENT, "/system/services/jupyter/exposed/d")),
            LoggedLine.of(
                at(5),
                "10.0.0.1 - - [10/Oct/2026:12:00:05 +0000] \"GET"
                    + " /system/services/jupyter/exposed/e HTTP/1.1\" 404 19 \"-\" \"-\" 7"
                    + " \"jupyter@kubernetes\" \"http://10.42.0.9:8888\" 3ms"));

    assertThat(counts(reading)).containsOnly(Map.entry("jupyter EXPOSED ", 5L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(5, 0, Map.of()));
  }

  @Test
  void readsManagerLinesInDockerJsonAndWithColours() {
    LogReading reading =
        managerLog(
            HOUR,
            docker("stderr", manager(at(1), 200, CLIENT, "/run/yolov8", ALICE)),
            docker("stderr", manager(at(2), 404, CLIENT, "/run/yolov8", ALICE)),
            docker("stderr", manager(at(3), 200, CLIENT, "/run/\"}\n{/job/", BOB)),
            coloured(at(4), 200, "/run/yolov8", BOB),
            docker("stderr", coloured(at(5), 201, "/job/yolov8", BOB)),
            prefixed("\u001b[0m", manager(at(6), 200, CLIENT, "/run/yolov8", ALICE)));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("yolov8 SYNC " + ALICE, 2L),
            Map.entry("yolov8 SYNC " + BOB, 1L),
            Map.entry("yolov8 ASYNC " + BOB, 1L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(4, 1, Map.of(Rejection.SERVICE_NAME, 1L)));
  }

  @Test
  void readsIngressLinesInDockerJsonAndWithColours() {
    LogReading reading =
        exposedLog(
            HOUR,
            docker("stdout", ingress(at(1), 200, CLIENT, "/system/services/nb/exposed/a")),
            docker("stdout", traefik(at(2), 200, CLIENT, "/system/services/nb/exposed/b")),
            docker("stdout", nginxJson(at(3), "/system/services/nb/exposed/c", "", "curl")),
            prefixed("\u001b[32m", ingress(at(4), 200, CLIENT, "/system/services/nb/exposed/d")),
            docker("stdout", ingress(at(5), 200, CLIENT, "/system/services/N_B/exposed/d")));

    assertThat(counts(reading)).containsOnly(Map.entry("nb EXPOSED ", 4L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(4, 0, Map.of(Rejection.SERVICE_NAME, 1L)));
  }

  @Test
  void countsLineSplitByDockerOnce() {
    String path = "/system/services/nb/exposed/" + "x".repeat(20_000);
    List<LoggedLine> requests =
        List.of(
            dockerInTwo("stdout", ingress(at(1), 200, CLIENT, path), 16_384)[0],
            dockerInTwo("stdout", ingress(at(1), 200, CLIENT, path), 16_384)[1],
            docker("stdout", ingress(at(2), 200, CLIENT, "/system/services/nb/exposed/")));
    RequestLog log = logOf(withHistory(List.of()), withExposedHistory(requests));
    LogReading reading = read(log, EXPOSED, HOUR, null);

    assertThat(counts(reading)).containsOnly(Map.entry("nb EXPOSED ", 2L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(2, 0, Map.of()));
  }

  @Test
  void readsIngressNginxInJson() {
    String forged = "/system/services/forged/exposed\",\"request\":\"GET /system/services/forged";
    LogReading reading =
        exposedLog(
            HOUR,
            nginxJson(at(1), "/system/services/nb/exposed/lab", "", forged),
            nginxJson(at(2), "/system/services/nb/exposed/a b\"c", forged, "curl"),
            nginxJsonWithRequest(at(3), "/system/services/nb/exposed?token=1"),
            nginxJsonWithRequest(at(4), "/system/services/N-B/exposed"),
            nginxJsonWithRequest(at(5), "/?next=/system/services/nb/exposed"));

    assertThat(counts(reading)).containsOnly(Map.entry("nb EXPOSED ", 3L));
    assertThat(lines(reading))
        .isEqualTo(
            new LineCounts(3, 0, Map.of(Rejection.SERVICE_NAME, 1L, Rejection.OTHER_LINE, 1L)));
  }

  @Test
  void readsEnvoyAndHaproxy() {
    LogReading reading =
        exposedLog(
            HOUR,
            envoy(at(1), "/system/services/nb/exposed/a", "curl"),
            envoy(at(2), "/", "\"GET /system/services/nb/exposed/a HTTP/1.1\" 200"),
            envoyJson(at(3), "/system/services/nb/exposed/b?c=d"),
            haproxy(at(4), "/system/services/nb/exposed/e"),
            haproxy(at(5), "https://oscar.example.org/system/services/nb/exposed/f"),
            prefixed(
                "<134>Oct 10 12:00:06 proxy haproxy[14389]: ",
                haproxy(at(6), "/system/services/nb/exposed/g")));

    assertThat(counts(reading)).containsOnly(Map.entry("nb EXPOSED ", 5L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(5, 0, Map.of(Rejection.OTHER_LINE, 1L)));
  }

  @Test
  void readsAbsoluteUrlsDoubledSlashesAndForwardedAddresses() {
    String proxies = "203.0.113.7, 10.0.0.1";
    LogReading exposed =
        exposedLog(
            HOUR,
            ingress(at(1), 200, CLIENT, "http://oscar.example.org/system/services/nb/exposed/a"),
            ingress(at(2), 200, CLIENT, "//system/services/nb/exposed//b"),
            ingress(at(3), 200, CLIENT, "/system/services//nb//exposed"),
            ingress(at(4), 200, proxies, "/system/services/nb/exposed/c"),
            ingress(at(5), 200, CLIENT, "http://x/?y=http://z/system/services/nb/exposed/a"));
    LogReading manager =
        managerLog(
            HOUR,
            manager(at(1), 200, CLIENT, "//run//yolov8", ALICE),
            manager(at(2), 200, proxies, "/run/yolov8", ALICE));

    assertThat(counts(exposed)).containsOnly(Map.entry("nb EXPOSED ", 4L));
    assertThat(lines(exposed)).isEqualTo(new LineCounts(4, 0, Map.of(Rejection.OTHER_LINE, 1L)));
    assertThat(counts(manager)).containsOnly(Map.entry("yolov8 SYNC " + ALICE, 2L));
  }

  @Test
  void describesUnreadableLinesWithoutTheirContent() {
    LogReading reading =
        exposedLog(
            HOUR,
            LoggedLine.of(at(1), "{\"u\":\"/system/services/nb/exposed/a?token=abc\",\"s\":200}"),
            LoggedLine.of(at(2), "{\"u\":\"/system/services/nb/exposed/b\",\"s\":200}"),
            LoggedLine.of(at(3), "GET -> oscar.example.org/system/services/nb/exposed/c (200)"),
            ingress(at(4), 200, CLIENT, "/system/services/nb/exposed/d"));

    assertThat(lines(reading)).isEqualTo(new LineCounts(1, 0, Map.of(Rejection.MALFORMED, 3L)));
    assertThat(reading.tally().unreadable())
        .isEqualTo(new UnreadableLines(3, "JSON with the fields u, s"));
  }

  @Test
  void describesUnreadableManagerLinesWithoutTheirContent() {
    LoggedLine line = manager(at(1), 200, CLIENT, "/run/yolov8", ALICE);
    LogReading reading =
        managerLog(
            HOUR,
            prefixed("level=info msg=", line),
            LoggedLine.of(at(2), "[GIN] 2026/10/10 - 12:00:02 | 404 | \"/run/" + line.text()));

    assertThat(lines(reading))
        .isEqualTo(new LineCounts(0, 0, Map.of(Rejection.MALFORMED, 1L, Rejection.OTHER_LINE, 1L)));
    assertThat(reading.tally().unreadable())
        .isEqualTo(
            new UnreadableLines(
                1, "a=a a=[GIN-EXECUTIONS-LOGGER] 9-9-a:9.a | 9 | 9.a | 9.9 | a /a | a-a-9@a.a"));
  }

  @Test
  void acceptsRangesOver721Hours() {
    LogReading reading =
        managerLog(
            range("2026-07-02T00:00:00Z", "2026-10-31T23:59:59.999999999Z"),
            manager(Instant.parse("2026-07-02T00:00:00Z"), 200, CLIENT, "/run/a", ALICE),
            manager(Instant.parse("2026-08-15T01:02:03.4Z"), 200, CLIENT, "/run/a", ALICE),
            manager(Instant.parse("2026-09-30T23:59:59.999Z"), 200, CLIENT, "/job/b", BOB),
            manager(Instant.parse("2026-10-31T23:59:59.999999999Z"), 200, CLIENT, "/run/a", BOB));

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("a SYNC " + ALICE, 2L),
            Map.entry("b ASYNC " + BOB, 1L),
            Map.entry("a SYNC " + BOB, 1L));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void countsTwelveThousandLinesInOneRange() {
    var requests = new ArrayList<LoggedLine>();
    for (int i = 0; i < 12_000; i++) {
      Instant time = NOON.plusMillis(300L * i).plusNanos(i);
      String path = i % 3 == 0 ? "/job/yolov8" : "/run/yolov8";
      requests.add(manager(time, i % 100 == 99 ? 404 : 200, CLIENT, path, "user-" + i % 7));
    }
    LogReading reading =
        read(logOf(withHistory(requests), withExposedHistory(List.of())), MANAGER, HOUR, null);

    assertThat(lines(reading)).isEqualTo(new LineCounts(11_880, 120, Map.of()));
    assertThat(totals(reading)).containsOnly(Map.entry("SYNC", 7_920L), Map.entry("ASYNC", 3_960L));
    assertThat(counts(reading)).hasSize(14);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void countsTwelveThousandExposedLinesInOneRange() {
    var requests = new ArrayList<LoggedLine>();
    for (int i = 0; i < 12_000; i++) {
      String path = "/system/services/" + (i % 4 == 0 ? "jupyter" : "chat") + "/exposed/" + i;
      requests.add(ingress(NOON.plusSeconds(i / 4), 200, CLIENT, path));
    }
    LogReading reading =
        read(logOf(withHistory(List.of()), withExposedHistory(requests)), EXPOSED, HOUR, null);

    assertThat(counts(reading))
        .containsOnly(Map.entry("jupyter EXPOSED ", 3_000L), Map.entry("chat EXPOSED ", 9_000L));
    assertThat(lines(reading)).isEqualTo(new LineCounts(12_000, 0, Map.of()));
  }

  @Test
  void countsThousandsOfLinesWithTheSameTimestamp() {
    var requests = new ArrayList<LoggedLine>();
    for (int i = 0; i < 4_500; i++) {
      requests.add(manager(at(1).plusMillis(i / 2), 200, "10.1.0." + i % 2, "/run/a", "before"));
    }
    for (int i = 0; i < 4_000; i++) {
      requests.add(manager(at(10), 200, "10.2." + i / 250 + "." + i % 250, "/run/a", "at-once"));
    }
    for (int i = 0; i < 100; i++) {
      requests.add(manager(at(20).plusMillis(i), 200, CLIENT, "/run/a", "after"));
    }
    LogReading reading =
        read(logOf(withHistory(requests), withExposedHistory(List.of())), MANAGER, HOUR, null);

    assertThat(counts(reading))
        .containsOnly(
            Map.entry("a SYNC before", 4_500L),
            Map.entry("a SYNC at-once", 4_000L),
            Map.entry("a SYNC after", 100L));
  }

  @Test
  void isCompleteAndEmptyForRangeWithoutLines() {
    RequestLog log =
        logOf(
            withHistory(List.of(manager(at(-1), 200, CLIENT, "/run/a", ALICE))),
            withExposedHistory(
                List.of(ingress(at(-1), 200, CLIENT, "/system/services/a/exposed"))));

    for (LogStream stream : LogStream.values()) {
      LogReading reading = read(log, stream, HOUR, null);
      assertThat(counts(reading)).isEmpty();
      assertThat(lines(reading)).isEqualTo(LineCounts.NONE);
      assertThat(reading.status().status()).isEqualTo(Completeness.OK);
      assertThat(reading.status().name()).isEqualTo(log.name(stream));
      assertThat(reading.status().lastUpdated()).isNull();
    }
  }

  @Test
  void countsRequestsByTimeWithNanosecondPrecision() {
    RequestLog log =
        logOf(
            withHistory(
                List.of(
                    manager(NOON, 200, CLIENT, "/run/a", ALICE),
                    manager(at(1_199), 200, CLIENT, "/run/a", BOB),
                    manager(at(1_200).minusNanos(1), 201, CLIENT, "/job/b", ALICE),
                    manager(at(1_200), 200, CLIENT, "/run/a", ALICE),
                    manager(at(1_200).plusNanos(1), 200, CLIENT, "/run/b", BOB),
                    manager(at(1_201), 200, CLIENT, "/run/b", BOB),
                    manager(at(3_599).plusMillis(5), 201, CLIENT, "/job/a", "minio"),
                    manager(at(3_600), 201, CLIENT, "/job/a", ALICE))),
            withExposedHistory(
                List.of(
                    ingress(at(1_199), 200, CLIENT, "/system/services/a/exposed/x"),
                    ingress(at(1_200), 200, CLIENT, "/system/services/a/exposed/y"),
                    ingress(at(2_400), 200, CLIENT, "/system/services/b/exposed/z"))));

    assertThat(inBuckets(log, MANAGER, Buckets.By.KIND))
        .containsOnly(
            "0 (other) SYNC 2",
            "0 (other) ASYNC 1",
            "1 (other) SYNC 3",
            "2 (other) ASYNC 2",
            "0 " + ALICE,
            "0 " + BOB,
            "1 " + ALICE,
            "1 " + BOB,
            "2 minio",
            "2 " + ALICE);
    assertThat(inBuckets(log, MANAGER, Buckets.By.SERVICE))
        .contains("0 a SYNC 2", "0 b ASYNC 1", "1 a SYNC 1", "1 b SYNC 2", "2 a ASYNC 2");
    assertThat(inBuckets(log, MANAGER, Buckets.By.USER))
        .containsOnly(
            "0 " + ALICE + " SYNC 1",
            "0 " + ALICE + " ASYNC 1",
            "0 " + BOB + " SYNC 1",
            "1 " + ALICE + " SYNC 1",
            "1 " + BOB + " SYNC 2",
            "2 minio ASYNC 1",
            "2 " + ALICE + " ASYNC 1");
    assertThat(inBuckets(log, MANAGER, Buckets.By.ORIGIN))
        .contains("0 unknown SYNC 2", "0 unknown ASYNC 1", "1 unknown SYNC 3", "2 unknown ASYNC 2");
    assertThat(inBuckets(log, EXPOSED, Buckets.By.SERVICE))
        .containsOnly("0 a EXPOSED 1", "1 a EXPOSED 1", "2 b EXPOSED 1");
    assertThat(inBuckets(log, EXPOSED, Buckets.By.USER)).isEmpty();
  }

  /** What is counted in thirds of the hour from noon on. */
  private static List<String> inBuckets(RequestLog log, LogStream stream, Buckets.By by) {
    Buckets thirds = Buckets.of(by, List.of(NOON, at(1_200), at(2_400)));
    LogReading reading =
        log.read(new LogRequest(stream, HOUR, null, ServiceVisibility.ALL, thirds, NO_DEADLINE));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    Map<String, Long> counts = new TreeMap<>();
    reading
        .tally()
        .forEachInBuckets(
            (bucket, key, kind, count) ->
                counts.merge(bucket + " " + key + " " + kind, count, Long::sum));
    var found = new ArrayList<String>();
    counts.forEach((key, count) -> found.add(key + " " + count));
    reading
        .tally()
        .forEachUserInBuckets(key -> 0, (bucket, row, user) -> found.add(bucket + " " + user));
    return found;
  }

  @Test
  void keepsNothingOfHiddenServicesExceptTheirLineCount() {
    RequestLog log =
        logOf(
            withHistory(
                List.of(
                    manager(at(1), 200, CLIENT, "/run/a", ALICE),
                    manager(at(2), 200, CLIENT, "/run/hidden", "bob"),
                    manager(at(3), 403, CLIENT, "/run/hidden", "bob"))),
            withExposedHistory(
                List.of(
                    ingress(at(1), 200, CLIENT, "/system/services/a/exposed/x"),
                    ingress(at(2), 200, CLIENT, "/system/services/hidden/exposed/x"))));

    for (LogStream stream : LogStream.values()) {
      LogReading reading =
          log.read(new LogRequest(stream, HOUR, null, onlyA(), Buckets.NONE, NO_DEADLINE));
      assertThat(totals(reading).values()).as("%s", stream).containsExactly(1L);
      assertThat(reading.tally().lines().counted()).isEqualTo(1);
      assertThat(reading.tally().lines().hidden()).isEqualTo(1);
      assertThat(reading.tally().newest()).isIn(null, at(1));
      assertThat(reading.tally().onlyOf(service -> true).newest()).isIn(null, at(1));
    }
  }

  @Test
  void filteredReadEqualsReadOfVisibleServices() {
    RequestLog log =
        logOf(
            withHistory(
                List.of(
                    manager(at(1), 200, CLIENT, "/run/a", ALICE),
                    manager(at(2), 201, "192.0.2.1", "/job/a", BOB, "ES"),
                    manager(at(3), 200, CLIENT, "/run/hidden", BOB),
                    manager(at(4), 403, CLIENT, "/run/a", BOB),
                    manager(at(5), 200, CLIENT, "/run/A", ALICE))),
            withExposedHistory(
                List.of(
                    ingress(at(1), 200, CLIENT, "/system/services/a/exposed/x"),
                    ingress(at(2), 200, CLIENT, "/system/services/hidden/exposed/x"))));

    for (LogStream stream : LogStream.values()) {
      LogReading all = log.read(new LogRequest(stream, HOUR, null, NO_DEADLINE));
      LogReading own =
          log.read(new LogRequest(stream, HOUR, null, onlyA(), Buckets.NONE, NO_DEADLINE));

      assertThat(all.tally().isWholeFor(Set.of("a"))).isTrue();
      var part = new LogReading(all.tally().onlyOf("a"::equals), all.status());
      var whole = new LogReading(own.tally().onlyOf("a"::equals), own.status());
      assertThat(counts(part)).isEqualTo(counts(whole)).isNotEmpty();
      assertThat(lines(part)).isEqualTo(lines(whole));
      assertThat(part.tally().newest()).isEqualTo(whole.tally().newest());
      assertThat(part.tally().isWholeFor(Set.of("a"))).isTrue();
      assertThat(all.tally().unreadable()).isEqualTo(own.tally().unreadable());
      assertThat(all.status().status()).isEqualTo(own.status().status());
    }
  }

  private static ServiceVisibility onlyA() {
    return new ServiceVisibility() {
      @Override
      public boolean isScoped() {
        return true;
      }

      @Override
      public boolean isVisible(String service) {
        return service.equals("a");
      }

      @Override
      public boolean knows(String service) {
        return service.equals("a");
      }
    };
  }

  @Test
  void accountsForEachLineInItsOwnStream() {
    RequestLog log =
        logOf(
            withHistory(
                List.of(
                    manager(at(1), 200, CLIENT, "/run/a", ALICE),
                    manager(at(2), 403, CLIENT, "/run/a", ALICE),
                    manager(at(3), 200, CLIENT, "/run/A", ALICE))),
            withExposedHistory(
                List.of(
                    ingress(at(1), 200, CLIENT, "/system/services/a/exposed/x"),
                    ingress(at(2), 200, CLIENT, "/system/services/A/exposed/x"))));

    assertThat(lines(read(log, MANAGER, HOUR, null)))
        .isEqualTo(new LineCounts(1, 1, Map.of(Rejection.SERVICE_NAME, 1L)));
    assertThat(lines(read(log, EXPOSED, HOUR, null)))
        .isEqualTo(new LineCounts(1, 0, Map.of(Rejection.SERVICE_NAME, 1L)));
  }

  private LogReading managerLog(TimeRange range, LoggedLine... requests) {
    RequestLog log = logOf(withHistory(List.of(requests)), withExposedHistory(List.of()));
    return read(log, MANAGER, range, null);
  }

  private LogReading exposedLog(TimeRange range, LoggedLine... requests) {
    RequestLog log = logOf(withHistory(List.of()), withExposedHistory(List.of(requests)));
    return read(log, EXPOSED, range, null);
  }

  private static LogReading read(
      RequestLog log, LogStream stream, TimeRange range, @Nullable String service) {
    return log.read(new LogRequest(stream, range, service, NO_DEADLINE));
  }

  private static List<LoggedLine> withHistory(List<LoggedLine> requests) {
    return after(manager(HISTORY, 200, CLIENT, "/run/history", "historian"), requests);
  }

  private static List<LoggedLine> withExposedHistory(List<LoggedLine> requests) {
    return after(ingress(HISTORY, 200, CLIENT, "/system/services/history/exposed"), requests);
  }

  private static List<LoggedLine> after(LoggedLine first, List<LoggedLine> others) {
    var all = new ArrayList<LoggedLine>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static Map<String, Long> counts(LogReading reading) {
    var counts = new TreeMap<String, Long>();
    reading
        .tally()
        .forEach(
            (cell, count) ->
                counts.merge(
                    cell.service() + " " + cell.kind() + " " + cell.user(), count, Long::sum));
    return counts;
  }

  private static Map<String, Long> totals(LogReading reading) {
    var totals = new TreeMap<String, Long>();
    reading.tally().forEach((cell, count) -> totals.merge(cell.kind().name(), count, Long::sum));
    return totals;
  }

  private static LineCounts lines(LogReading reading) {
    LineCounts lines = reading.tally().lines();
    assertThat(lines.read())
        .isEqualTo(lines.counted() + lines.refused() + lines.rejectedTotal() + lines.hidden());
    return lines;
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}
