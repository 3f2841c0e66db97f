package io.oscar.reports.source.geoip;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the country from a database record.
 *
 * <p>GeoLite2 and GeoIP2 have {@code country.iso_code} (dev.maxmind.com, GeoIP2 databases); the
 * databases of sapics/ip-location-db have {@code country_code}.
 */
final class CountryRecord {
  private CountryRecord() {}

  /** The ISO 3166 code in a record, or null. */
  static @Nullable String code(@Nullable Map<?, ?> data) {
    if (data == null) {
      return null;
    }
    Object code = data.get("country_code");
    if (data.get("country") instanceof Map<?, ?> country) {
      code = country.get("iso_code");
    }
    return code instanceof String text && text.length() == 2 ? text.toUpperCase(Locale.ROOT) : null;
  }
}
