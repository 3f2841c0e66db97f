package io.oscar.reports.source.loki;

import io.oscar.reports.source.OriginResolver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stream labels and structured metadata that commonly contain the country. */
final class CountryLabels {
  /** In order of preference: codes before names. */
  static final List<String> NAMES =
      List.of("geoip_country_code", "country_code", "geoip_country_name", "country");

  private CountryLabels() {}

  /** The country of the first label that has one; null if there is none. */
  static @Nullable String country(Map<String, String> labels) {
    for (String name : NAMES) {
      String value = labels.get(name);
      if (value != null && isCountry(value)) {
        return value;
      }
    }
    return null;
  }

  /** Whether a label value is a country. */
  static boolean isCountry(String value) {
    return OriginResolver.mayBeCountry(value);
  }
}
