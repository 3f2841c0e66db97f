package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LogLine.Execution;
import io.oscar.reports.accesslog.LogLine.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraefikJsonDialectTest {
  private static final String PATH = "\"RequestPath\":\"/system/services/nb/exposed/\"";
  private static final String CLIENT = "\"ClientHost\":\"2001:db8::1\"";

  private static LogLine parse(String line) {
    return LogLineParser.ofIngress().parse(line);
  }

  private static Execution at(long epochNanos) {
    return new Execution("nb", RequestKind.EXPOSED, "", "2001:db8::1", epochNanos);
  }

  private static LogLine withFields(String fields) {
    return parse("{" + CLIENT + "," + PATH + (fields.isEmpty() ? "" : ",") + fields + "}");
  }

  @Test
  void readsStartUtc() {
    assertThat(
            withFields(
                "\"DownstreamStatus\":200,\"StartUTC\":\"2025-10-28T16:53:34.123456789Z\","
                    + "\"time\":\"2025-10-28T17:53:35+01:00\""))
        .isEqualTo(at(1761670414123456789L));
  }

  @Test
  void prefersStartLocalOverTime() {
    assertThat(
            withFields(
                "\"time\":\"2025-10-28T16:53:35Z\",\"StartLocal\":\"2025-10-28T17:53:34+01:00\""))
        .isEqualTo(at(1761670414000000000L));
    assertThat(withFields("\"time\":\"2025-10-28T17:53:34+01:00\""))
        .isEqualTo(at(1761670414000000000L));
  }

  @Test
  void usesRuntimeTimeWhenLineHasNone() {
    assertThat(parse("2025-10-28T16:53:34Z stdout F {" + CLIENT + "," + PATH + "}"))
        .isEqualTo(at(1761670414000000000L));
    assertThat(withFields("")).isEqualTo(at(LogLine.NO_TIME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "null", "12", "{\"a\":1}", "\"\"", "[\"2025\"]"})
  void ignoresUnreadableStart(String start) {
    assertThat(withFields("\"StartUTC\":" + start)).isEqualTo(at(LogLine.NO_TIME));
  }

  @Test
  void ignoresNestedRequestPath() {
    assertThat(
            withFields("\"x\":{\"RequestPath\":\"/system/services/forged/exposed/\",\"y\":[1,{}]}"))
        .isEqualTo(at(LogLine.NO_TIME));
  }

  @Test
  void takesLastOfDuplicateFields() {
    assertThat(parse("{\"RequestPath\":\"/\"," + CLIENT + "," + PATH + "}"))
        .isEqualTo(at(LogLine.NO_TIME));
  }

  @Test
  void readsEscapedSlashes() {
    assertThat(
            parse("{" + CLIENT + ",\"RequestPath\":\"\\/system\\/services\\/n\\u0062\\/exposed\"}"))
        .isEqualTo(at(LogLine.NO_TIME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"level\":\"info\",\"msg\":\"x\"}", "{\"RequestPath\":7}"})
  void rejectsOtherObjects(String line) {
    assertThat(parse(line)).isEqualTo(new Rejected(Rejection.OTHER_LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\"", "{\"a\":1}}", "{\"a\":1} {}", "{a:1}", "{\"a\":NaN}", "{]"})
  void rejectsGarbage(String line) {
    assertThat(parse(line)).isEqualTo(new Rejected(Rejection.MALFORMED));
  }

  @Test
  void rejectsDeepNesting() {
    assertThat(parse("{\"a\":" + "[".repeat(16_000))).isEqualTo(new Rejected(Rejection.MALFORMED));
  }
}
