package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusDurationTest {

  @ParameterizedTest
  @CsvSource({
    "1w2d, 777600", "15d, 1296000", "36h, 129600", "30d1h, 2595600", "1y, 31536000", "90m, 5400",
    "0s, 0", "512MB, 0", "15dx, 0", "'', 0", "d, 0", "1234567890123s, 0"
  })
  void parsesDurationsOfPrometheus(String text, long seconds) {
    assertThat(PrometheusDuration.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
