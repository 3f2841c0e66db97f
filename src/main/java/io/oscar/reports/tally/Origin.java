package io.oscar.reports.tally;

import java.util.Locale;
import java.util.Set;

/**
 * The origin of a request: a country, unknown or private.
 *
 * @param key an ISO 3166 country code, a country's name if the logs contain only that, {@link
 *     #UNKNOWN_KEY}, or the empty string for a private address
 */
public record Origin(String key) {
  /** The key under which requests without a country are reported. */
  public static final String UNKNOWN_KEY = "unknown";

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  /** A public address without a known country. */
  public static final Origin UNKNOWN = new Origin(UNKNOWN_KEY);

  /** A private address, which has no country. */
  public static final Origin PRIVATE = new Origin("");

  /** Whether a key is an ISO 3166 code or no country. */
  static boolean isOfficial(String key) {
    return isNoCountry(key) || CODES.contains(key);
  }

  /** Whether a key is not a country. */
  static boolean isNoCountry(String key) {
    return key.isEmpty() || key.equals(UNKNOWN_KEY);
  }

  /** The origin of a {@link #key} or a country. */
  public static Origin of(String key) {
    return switch (key) {
      case "" -> PRIVATE;
      case UNKNOWN_KEY -> UNKNOWN;
      default -> new Origin(key);
    };
  }

  /** The country's code or name, or {@code unknown}: the key of its row in a report. */
  public String country() {
    return isCountry() ? key : UNKNOWN_KEY;
  }

  /** Whether the country is known. */
  public boolean isCountry() {
    return !isNoCountry(key);
  }

  /** Whether a country could be known: private addresses are left out of attribution. */
  public boolean isAttributable() {
    return !key.isEmpty();
  }
}
