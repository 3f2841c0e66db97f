package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonLogDialectTest {
  private static final long NANOS = 1_761_670_414_000_000_000L;
  private static final Execution EXPOSED =
      new Execution("nb", RequestKind.EXPOSED, "", "10.1.2.3", NANOS);
  private static final String REQUEST = "\"GET /system/services/nb/exposed/lab?x=1 HTTP/1.1\"";

  private static LogLine parse(String line) {
    return LogLineParser.ofIngress().parse(line);
  }

  private static String line(String user, String request) {
    return "10.1.2.3 - "
        + user
        + " [28/Oct/2025:16:53:34 +0000] "
        + request
        + " 200 310 \"-\" \"curl\"";
  }

  @Test
  void readsIngressNginxLine() {
    assertThat(
            parse(
                line("-", REQUEST)
                    + " 85 0.004 [oscar-svc-nb-80] [] 10.244.0.9:80 310 0.004 200 5f1e"))
        .isEqualTo(EXPOSED);
  }

  @Test
  void readsTraefikLine() {
    assertThat(
            parse(line("-", REQUEST) + " 31 \"oscar-svc-nb@kubernetes\" \"http://10.0.0.9\" 3ms"))
        .isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "nb", "two words", "a [b] c", "x\"y", "x] \"y", "-  -", "[", "é|"})
  void skipsAnyRemoteUser(String user) {
    assertThat(parse(line(user, REQUEST))).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", ", 10.0.0.1"})
  void readsLineWithoutClientAddress(String clients) {
    assertThat(parse(line("-", REQUEST).replace("10.1.2.3", clients)))
        .isEqualTo(new Execution("nb", RequestKind.EXPOSED, "", "", NANOS));
  }

  @Test
  void readsTimesWithZoneOffset() {
    assertThat(parse("::1 - - [28/Oct/2025:18:53:34 +0200] " + REQUEST + " 404 0"))
        .isEqualTo(new Execution("nb", RequestKind.EXPOSED, "", "::1", NANOS));
  }

  @Test
  void readsLineAfterRuntimePrefix() {
    assertThat(parse("2025-10-28T16:53:34.2Z stdout F " + line("-", REQUEST))).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "200 ", "200\n", "503 0 \"-\""})
  void readsLineThatEndsAfterStatus(String end) {
    assertThat(parse("10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] " + REQUEST + " " + end))
        .isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/lab/tree", "?token=x"})
  void readsEveryPathBelowExposed(String rest) {
    assertThat(parse(line("-", "\"GET /system/services/nb/exposed" + rest + " HTTP/2.0\"")))
        .isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/system/services/nb",
        "/system/services/nb/exposure",
        "/system/services/nb/auth",
        "/",
        "/x/system/services/nb/exposed/",
        "/system/services/nb"
      })
  void rejectsOtherPaths(String path) {
    assertThat(parse(line("-", "\"GET " + path + " HTTP/1.1\"")))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NB", "", "n%62", "n b", "-nb", "a.b", "n\\x22b"})
  void rejectsInvalidServiceName(String name) {
    assertThat(parse(line("-", "\"GET /system/services/" + name + "/exposed/ HTTP/1.1\"")))
        .isIn(new Rejected(Rejection.SERVICE_NAME), new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3 - - [28/Okt/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\""
            + " 200 3",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\"",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\" -",
        "10.1.2.3 x - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\""
            + " 200",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 ?0000] \"GET /system/services/nb/exposed/ HTTP/1.1\""
            + " 200",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\""
            + " 503k310",
        "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/ HTTP/1.1\""
            + " 2000 310"
      })
  void rejectsMalformedLines(String line) {
    assertThat(parse(line)).extracting("reason").isEqualTo(Rejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "] \"", "\"", "[28/Oct/2025:16:53:34 +0000] \"", "W1028 nginx: reload"})
  void neverThrowsForFragments(String line) {
    assertThat(parse(line)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://oscar.example.org/system/services/nb/exposed",
        "HTTPS://oscar.example.org:8443/system/services/nb/exposed/a?b",
        "http://[2001:db8::1]:80//system/services/nb/exposed/",
        "//system/services/nb/exposed",
        "/system//services/nb/exposed//a",
        "/system/services///nb//exposed/a"
      })
  void readsAbsoluteUrlsAndDoubledSlashes(String target) {
    assertThat(parse(line("-", "\"GET " + target + " HTTP/1.1\""))).isEqualTo(EXPOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x?/system/services/nb/exposed",
        "http://x#/system/services/nb/exposed",
        "http://x/http://y/system/services/nb/exposed",
        "http://a@x/system/services/nb/exposed",
        "http:///system/services/nb/exposed",
        "//x/system/services/nb/exposed",
        "/systemservices/nb/exposed",
        "/system/services/exposed",
        "/system/services//exposed",
        "/system/services/nb/exposed1",
        "*",
        "//"
      })
  void rejectsOtherUrls(String target) {
    assertThat(parse(line("-", "\"GET " + target + " HTTP/1.1\"")))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3, 10.0.0.1",
        "10.1.2.3,10.0.0.1",
        "10.1.2.3, a, unknown",
        "10.1.2.3,",
        "10.1.2.3,10.0.0.1, a"
      })
  void takesFirstOfSeveralAddresses(String clients) {
    assertThat(parse(line("-", REQUEST).replace("10.1.2.3", clients))).isEqualTo(EXPOSED);
  }

  @Test
  void readsPartialRuntimeLineWithoutItsEnd() {
    String cut = "10.1.2.3 - - [28/Oct/2025:16:53:34 +0000] \"GET /system/services/nb/exposed/aaa";
    assertThat(parse("2025-10-28T16:53:34.2Z stdout P " + cut)).isEqualTo(EXPOSED);
    assertThat(parse("2025-10-28T16:53:34.2Z stdout F " + cut))
        .extracting("reason")
        .isEqualTo(Rejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025/10/28 16:53:34 [error] 31#31: *5 upstream timed out, client: 10.0.0.1, request: \"GET"
            + " /system/services/nb/exposed/ HTTP/1.1\"",
        "2025-10-28T16:53:34Z stderr F 2025/10/28 16:53:34 [warn] 31#31: *5 a client request body"
            + " is buffered, request: \"POST /system/services/nb/exposed/ HTTP/1.1\"",
        "W1028 16:53:34.123456       7 controller.go:1108] no endpoints for"
            + " /system/services/nb/exposed",
        "nothing about a service"
      })
  void ignoresOtherLogsOfIngressControllers(String line) {
    assertThat(parse(line)).isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @Test
  void describesUnreadableLine() {
    assertThat(parse("GET -> oscar.example.org/system/services/nb/exposed/c?token=abc (200)"))
        .isEqualTo(new Rejected(Rejection.MALFORMED, "a -> a.a/a?a=a (9)"));
  }

  @Test
  void rejectsRequestThatIsNotHttp() {
    assertThat(parse(line("-", "\"\\x16\\x03\\x01\"")))
        .isEqualTo(new Rejected(Rejection.OTHER_LINE));
    assertThat(parse(line("-", "\"\""))).isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }
}
