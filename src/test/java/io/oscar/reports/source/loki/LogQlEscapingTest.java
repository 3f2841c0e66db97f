package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.Re2;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Upstream defect: a service's name goes into LogQL as it is, so that {@code a.b|c} matches others.
 */
class LogQlEscapingTest {

  @Test
  void quotesRegularExpressionBeforeString() {
    assertThat(LogQl.string(Re2.quote("a.b|c"))).isEqualTo("\"a\\\\.b\\\\|c\"");
  }

  @Test
  void escapesQuotesBackslashesAndLineBreaks() {
    assertThat(LogQl.string("a\"} | json \\ \n")).isEqualTo("\"a\\\"} | json \\\\ \\n\"");
  }

  @Test
  void keepsTemplateValuesWithinTheirString() {
    LogQl query = LogQl.ofTemplate("{app=\"{{app}}\"}", Map.of("app", "x\"} or {a=\"b"));

    assertThat(query).hasToString("{app=\"x\\\"} or {a=\\\"b\"}");
    assertThat(query.selector()).isEqualTo("{app=\"x\\\"} or {a=\\\"b\"}");
  }

  @Test
  void endsSelectorAtItsOwnBrace() {
    LogQl query = LogQl.ofTemplate(" {a=\"}\", b=`}`} |= \"{x}\" ", Map.of());

    assertThat(query.selector()).isEqualTo("{a=\"}\", b=`}`}");
  }
}
