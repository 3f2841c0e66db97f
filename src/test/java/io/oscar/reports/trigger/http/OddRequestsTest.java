package io.oscar.reports.trigger.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.trigger.FakeCluster;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no client sends by itself: none of them is the server's mistake. */
@Timeout(60)
class OddRequestsTest {
  @AutoClose
  private static final ServerUnderTest SERVER = ServerUnderTest.of(FakeCluster.complete());

  private static String many(int count, String format, String separator) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(joining(separator));
  }

  static Stream<Arguments> gets() {
    return Stream.of(
        Arguments.of("/system/metrics", "Accept: " + many(60, "text/x%d", ","), 406),
        Arguments.of("/system/metrics", "Accept: " + many(50, "a/x%d", ",") + ",*/*", 406),
        Arguments.of("/system/metrics", "Accept: " + many(49, "a/x%d", ",") + ",*/*", 200),
        Arguments.of("/system/metrics", "Accept: a/b/c;;;=", 406),
        Arguments.of("/system/metrics", "Accept: */*;" + many(300, "a%d=b", ";"), 200),
        Arguments.of("/actuator/health/liveness", "Accept: " + many(60, "text/x%d", ","), 406),
        Arguments.of("/system/metrics", "Accept-Language: " + many(500, "x%d", ","), 200),
        Arguments.of("/actuator/health/liveness", "Accept-Language: x;q=y", 200),
        Arguments.of("/system/metrics", "Accept-Charset: nope", 200),
        Arguments.of("/system/metrics", "Content-Type: text/plain;charset=nope", 200),
        Arguments.of("/system/metrics", "Origin: :::", 200),
        Arguments.of("/system/metrics", "X-Forwarded-Proto: ?\r\nX-Forwarded-Port: y", 200),
        Arguments.of("/system/metrics", "Cookie: " + many(150, "a%d=b", ";"), 200),
        Arguments.of("/system/metrics", "Cookie: " + many(700, "a%d=b", ";"), 400),
        Arguments.of("/system/metrics", "Range: bytes=0-1", 200),
        Arguments.of("/system/metrics", "If-Modified-Since: x\r\nIf-None-Match: y", 200),
        Arguments.of("/system/metrics", "Connection: Upgrade\r\nUpgrade: h2c", 200),
        Arguments.of("/system/metrics", many(150, "X%d: a", "\r\n"), 400),
        Arguments.of("/system/metrics", "X: " + "a".repeat(20_000), 400),
        Arguments.of("/system/metrics?" + "a".repeat(20_000), "X: y", 400),
        Arguments.of("/system/metrics?" + many(1_200, "a%d=b", "&"), "X: y", 400),
        Arguments.of("/system/metrics?" + "&".repeat(7_000), "X: y", 200),
        Arguments.of("/system/metrics?start=%zz", "X: y", 400),
        Arguments.of("/system/metrics?start=%", "X: y", 400),
        Arguments.of("/system/metrics?start=%ff%fe", "X: y", 400),
        Arguments.of("/system/metrics?service=%00", "X: y", 400),
        Arguments.of("/system/metrics?start=" + "T".repeat(7_000), "X: y", 400),
        Arguments.of("/system/metrics/" + "a".repeat(7_000), "X: y", 400),
        Arguments.of("/system/metrics/%00", "X: y", 400),
        Arguments.of("/system/metrics/%zz", "X: y", 400),
        Arguments.of("/system%5cmetrics", "X: y", 400),
        Arguments.of("/system/../summary", "X: y", 404),
        Arguments.of("/system/metrics", "Host: a b", 400));
  }

  @ParameterizedTest
  @MethodSource("gets")
  void returnsExpectedStatusForOddGet(String path, String header, int status) throws Exception {
    String host = header.startsWith("Host") ? "" : "Host: x\r\n";
    answers(status, "GET " + path + " HTTP/1.1\r\n" + host + header + "\r\n\r\n");
  }

  static Stream<Arguments> posts() {
    return Stream.of(
        Arguments.of("/summary", "Accept: " + many(60, "text/x%d", ","), "{}", 406),
        Arguments.of("/summary", "Content-Type: a/b;" + many(300, "a%d=b", ";"), "{}", 200),
        Arguments.of("/summary", "Content-Type: ///;;;=", "{}", 200),
        Arguments.of("/summary", "Content-Type: application/json;charset=nope", "{}", 200),
        Arguments.of("/summary", "Content-Type: multipart/form-data; boundary=a", "--a\r\n", 400),
        Arguments.of("/summary", "Content-Encoding: gzip", "{}", 200),
        Arguments.of("/summary", "Expect: nonsense", "{}", 417),
        Arguments.of("/summary", "ce-id: %zz", "{}", 400),
        Arguments.of("/summary", "X: y", "[".repeat(30_000), 400),
        Arguments.of("/summary", "X: y", "{\"operations\":" + "[".repeat(30_000), 400),
        Arguments.of("/summary", "X: y", "{\"start\":" + "1".repeat(60_000) + "}", 400),
        Arguments.of("/summary", "X: y", "{\"start\":1e999999999}", 400),
        Arguments.of("/summary", "X: y", "{\"start\":\"" + "T".repeat(60_000) + "\"}", 400),
        Arguments.of("/", STRUCTURED, "{\"x\":" + "[".repeat(30_000), 400),
        Arguments.of("/", STRUCTURED, "{\"x\":" + "1".repeat(60_000) + "}", 400));
  }

  private static final String STRUCTURED = "Content-Type: application/cloudevents+json";

  @ParameterizedTest
  @MethodSource("posts")
  void returnsExpectedStatusForOddPost(String path, String header, String body, int status)
      throws Exception {
    String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length();
    answers(status, head + "\r\n" + header + "\r\n\r\n" + body);
  }

  static Stream<Arguments> others() {
    String host = " HTTP/1.1\r\nHost: x\r\n";
    String chunked = "POST /summary" + host + "Transfer-Encoding: chunked\r\n\r\n";
    return Stream.of(
        Arguments.of(405, "TRACE /summary" + host + "\r\n"),
        Arguments.of(405, "TRACE /system/metrics" + host + "\r\n"),
        Arguments.of(405, "FOO /summary" + host + "\r\n"),
        Arguments.of(200, "HEAD /system/metrics" + host + "\r\n"),
        Arguments.of(200, "HEAD /actuator/health/liveness" + host + "\r\n"),
        Arguments.of(200, "HEAD /" + host + "\r\n"),
        Arguments.of(204, "OPTIONS /system/metrics" + host + "\r\n"),
        Arguments.of(400, "GET /system/metrics HTTP/1.1\r\n\r\n"),
        Arguments.of(400, "\u0000\u0001\u0002\r\n\r\n"),
        Arguments.of(400, "GET /system/metrics" + host + "A\u0000B: c\r\n\r\n"),
        Arguments.of(505, "GET /system/metrics HTTP/9.9\r\n\r\n"),
        Arguments.of(501, "POST /summary" + host + "Transfer-Encoding: gzip\r\n\r\n"),
        Arguments.of(200, chunked + "2\r\n{}\r\n0\r\nX: y\r\n\r\n"),
        Arguments.of(400, chunked + "2\r\n{}\r\n0\r\nX: " + "y".repeat(9_000) + "\r\n\r\n"),
        Arguments.of(400, chunked + "zz\r\n{}\r\n0\r\n\r\n"),
        Arguments.of(413, chunked + "11000\r\n" + " ".repeat(0x11000) + "\r\n0\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void returnsExpectedStatusForMalformedRequest(int status, String request) throws Exception {
    answers(status, request);
  }

  @Test
  void returns100ContinueOnExpect() throws Exception {
    try (RawClient client = new RawClient(SERVER.port())) {
      client.send("POST /summary HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n");
      assertThat(client.send("Expect: 100-continue\r\n\r\n").statusLine())
          .isEqualTo("HTTP/1.1 100");
      assertThat(client.statusLine()).isEmpty();
      assertThat(client.send("{}").statusLine()).isEqualTo("HTTP/1.1 200");
    }
  }

  private static void answers(int status, String request) throws Exception {
    try (RawClient client = new RawClient(SERVER.port())) {
      assertThat(client.send(request).statusLine()).isEqualTo("HTTP/1.1 " + status);
    }
  }
}
