package io.oscar.reports.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.Re2;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Upstream, the name of a service becomes part of the query's syntax. */
class PromQlEscapingTest {

  @Test
  void escapesNameForRegexThenForString() {
    PromQl query =
        PromQl.template("m{s=~\"{{service}}\"}", Map.of("service", Re2.quote("a.b|c\\d")));

    assertThat(query.text()).isEqualTo("m{s=~\"a\\\\.b\\\\|c\\\\\\\\d\"}");
  }

  @Test
  void escapesEveryKindOfQuote() {
    assertThat(PromQl.template("{{service}}", Map.of("service", "\"'`\n")).text())
        .isEqualTo("\\x22\\x27\\x60\\n");
  }

  @Test
  void doesNotExpandPlaceholdersInNames() {
    PromQl query =
        PromQl.template("{{service}} {{range}}", Map.of("service", "{{range}}", "range", "60s"));

    assertThat(query.text()).isEqualTo("{{range}} 60s");
  }

  @Test
  void keepsUnknownPlaceholders() {
    assertThat(PromQl.template("{{unknown}} $1", Map.of("service", "x")).text())
        .isEqualTo("{{unknown}} $1");
  }

  @Test
  void escapesNamesInSelectors() {
    var selector =
        Selector.of("m", Selector.Matcher.matches("pod", Re2.quote("a+\"} or vector(1)")));

    assertThat(selector.instant().text())
        .isEqualTo("m{pod=~\"a\\\\+\\x22\\\\} or vector\\\\(1\\\\)\"}");
  }

  @Test
  void escapesDollarsInLabelReplace() {
    assertThat(new PromQl("m").labelled("service", "$1\"").text())
        .isEqualTo("label_replace(m, \"service\", \"$$1\\x22\", \"\", \"\")");
  }

  @Test
  void escapesHostileNameInEveryQuery() throws Exception {
    String hostile = "x\"}) or vector(1) #";
    var template = new PrometheusSettings("sum(m{s=~\"{{service}}\"})", null, "oscar-svc");
    List<String> sent;
    try (var server = FakePrometheus.answering(query -> FakePrometheus.none())) {
      Measurements.of(server, hostile);
      Measurements.measure(server, template, hostile, Set.of(hostile));
      sent = server.expressions();
    }

    assertThat(sent).anyMatch(query -> query.contains("x\\x22\\\\}\\\\) or vector"));
    assertThat(sent).noneMatch(query -> query.contains("x\"}"));
  }
}
