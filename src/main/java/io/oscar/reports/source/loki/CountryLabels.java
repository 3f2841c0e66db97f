package io.oscar.reports.source.loki;

import io.oscar.reports.source.Origins;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels, of a stream or as structured metadata, under which installations keep the country.
 */
final class CountryLabels {
  /** By preference: a code before a name. */
  static final List<String> NAMES =
      List.of("geoip_country_code", "country_code", "geoip_country_name", "country");

  private CountryLabels() {}

  /** The country that the first label tells which names one; null where none does. */
  static @Nullable String country(Map<String, String> labels) {
    for (String name : NAMES) {
      String value = labels.get(name);
      if (value != null && isCountry(value)) {
        return value;
      }
    }
    return null;
  }

  /** Whether a label's value names a country. */
  static boolean isCountry(String value) {
    return Origins.mayBeCountry(value);
  }
}
