package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryLabelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"-", "unknown", "Unknown", " - ", "", " "})
  void skipsLabelsThatNameNoCountry(String label) {
    assertThat(CountryLabels.country(Map.of("geoip_country_code", label, "country", "ES")))
        .isEqualTo("ES");
  }
}
