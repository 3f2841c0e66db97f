package io.oscar.reports.trigger.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

  @Test
  void encodesExampleOfSpecification() {
    assertThat(HeaderText.encode("Euro € 😀")).isEqualTo("Euro%20%E2%82%AC%20%F0%9F%98%80");
    assertThat(HeaderText.decode("Euro%20%E2%82%AC%20%F0%9F%98%80")).isEqualTo("Euro € 😀");
  }

  @ParameterizedTest
  @CsvSource({
    "plain-1/2:3+4, plain-1/2:3+4",
    "%e2%82%ac, €",
    "%41, A",
    "100%25, 100%",
    "%2525, %25",
    "a b, a b"
  })
  void decodesOnce(String header, String attribute) {
    assertThat(HeaderText.decode(header)).isEqualTo(attribute);
  }

  @Test
  void removesQuotesOfOlderSenders() {
    assertThat(HeaderText.decode("\"a \\\"b\\\" \\\\ c\"")).isEqualTo("a \"b\" \\ c");
    assertThat(HeaderText.decode("\"")).isEqualTo("\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C0%A0", "%ED%A0%80", "%FF", "%", "%4", "%zz"})
  void rejectsMalformedValues(String header) {
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderText.decode(header));
  }

  @Test
  void encodesLineBreaks() {
    assertThat(HeaderText.encode("a\r\nSet-Cookie: \"x\" 100%"))
        .isEqualTo("a%0D%0ASet-Cookie:%20%22x%22%20100%25");
  }
}
