package io.oscar.reports.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.trigger.cloudevents.BinaryEvent;
import io.oscar.reports.trigger.cloudevents.StructuredEvent;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.ReportJob;
import io.oscar.reports.trigger.request.OscarQuery;
import io.oscar.reports.trigger.request.RequestFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts as long as a caller can send them, made to cost whoever searches them back and forth: one
 * such value of {@code start} took a minute of a processor. All of them together are refused here
 * in a fraction of that, in a sentence that does not repeat them.
 */
class HostileTextTest {
  private static final int LENGTH = 65_000;
  private static final Duration FOR_ALL = Duration.ofSeconds(60);
  private static final int LONGEST_SENTENCE = 300;

  /** What patterns look for, again and again. */
  private static final List<String> PIECES =
      List.of(
          "T",
          "T ",
          "0",
          "2026-",
          "T00:00 00:00",
          " ",
          "a",
          "-",
          "a.",
          "/",
          "../",
          "s3://",
          "\"",
          "\\",
          "\\\"",
          "%",
          "%41",
          "&",
          "=",
          "a=&",
          ";",
          ",",
          "+",
          "é",
          "\uD83D\uDE00",
          "\u0000",
          "\u2028",
          "K",
          "İ",
          "q1",
          "24h",
          "[",
          "{",
          "(a+)+");

  private static String hostile(String piece) {
    return "2026-10-01T" + piece.repeat(LENGTH / piece.length()) + "!";
  }

  static Stream<Parameter> fields() {
    return Stream.of(Parameter.values());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void rejectsOverlongFieldsQuickly(Parameter field) {
    assertTimeoutPreemptively(
        FOR_ALL,
        () -> {
          for (String piece : PIECES) {
            var fields = new RequestFields();
            refused(() -> fields.set(field, hostile(piece)));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("fields")
  void parsesOrRejectsFieldsOfMaximumLength(Parameter field) {
    for (String piece : PIECES) {
      String text = hostile(piece).substring(0, field.longest());
      refused(
          () -> {
            var fields = new RequestFields();
            fields.set(field, text);
            var _ = fields.toRequest(Caller.UNATTENDED);
          });
    }
  }

  static Stream<Arguments> names() {
    return Stream.concat(
            fields().map(Parameter::key), Stream.of("operation", "operations", "output", "odd"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("names")
  void rejectsOverlongJsonValuesQuickly(String name) {
    assertTimeoutPreemptively(
        FOR_ALL,
        () -> {
          for (String piece : PIECES) {
            String value = escaped(hostile(piece));
            refused(() -> JobBody.read(bytes("{\"" + name + "\":\"" + value + "\"}")));
            refused(() -> JobBody.read(bytes("{\"" + name + "\":[\"" + value + "\"]}")));
            refused(
                () ->
                    JobBody.read(bytes("{\"operations\":[{\"" + name + "\":\"" + value + "\"}]}")));
            refused(() -> JobBody.read(bytes("{\"" + value + "\":1}")));
            refused(
                () ->
                    StructuredEvent.read(bytes("{\"data\":{\"" + name + "\":\"" + value + "\"}}")));
          }
        });
  }

  @Test
  void rejectsOverlongEventAttributesQuickly() {
    assertTimeoutPreemptively(
        FOR_ALL,
        () -> {
          for (String piece : PIECES) {
            for (String name : List.of("specversion", "id", "source", "type")) {
              String value = hostile(piece);
              Map<String, List<String>> headers = Map.of("ce-" + name, List.of(value, value));
              refused(
                  () -> BinaryEvent.read(key -> headers.getOrDefault(key, List.of()), bytes("")));
              Map<String, List<String>> quoted = Map.of("ce-" + name, List.of("\"" + value + "\""));
              refused(
                  () -> BinaryEvent.read(key -> quoted.getOrDefault(key, List.of()), bytes("")));
              refused(
                  () ->
                      StructuredEvent.read(bytes("{\"" + name + "\":\"" + escaped(value) + "\"}")));
            }
          }
        });
  }

  @Test
  void rejectsOverlongQueriesPathsAndAcceptHeadersQuickly() {
    assertTimeoutPreemptively(
        FOR_ALL,
        () -> {
          for (String piece : PIECES) {
            String value = hostile(piece);
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
            refused(() -> OscarQuery.read("start=" + encoded));
            refused(() -> OscarQuery.read(value));
            refused(() -> OscarQuery.read("start=" + encoded.substring(0, 4_000)));
            assertThat(Route.of("/system/metrics/" + value + "/")).isEmpty();
            assertThat(Route.of(value)).isEmpty();
            refused(() -> new ReportPeriod(value.toLowerCase(Locale.ROOT).substring(0, 20)));
            assertThatExceptionOfType(NotAcceptable.class)
                .isThrownBy(() -> ContentNegotiation.best(List.of(value)));
          }
        });
  }

  @Test
  void limitsOutputTo1000Characters() {
    var fields = new JobFields();
    String longest = "s3://" + "b".repeat(63) + "/" + "k".repeat(900);
    fields.output(longest);
    ReportJob job = fields.toJob(null, Caller.UNATTENDED);
    assertThat(job.output()).hasToString(longest);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> new JobFields().output(longest + "k".repeat(100)))
        .withMessage("output: the address is longer than 1000 characters");
    assertThat(ContentNegotiation.ofObjects(List.of("text/csv"))).isEqualTo(ReportFormat.CSV);
  }

  /** Does what may be refused; then in few words. */
  private static void refused(Runnable action) {
    try {
      action.run();
    } catch (InvalidRequest refusal) {
      assertThat(String.valueOf(refusal.getMessage())).hasSizeLessThan(LONGEST_SENTENCE);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000");
  }
}
