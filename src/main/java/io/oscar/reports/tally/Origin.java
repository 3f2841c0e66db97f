package io.oscar.reports.tally;

import java.util.Locale;
import java.util.Set;

/**
 * Where a request came from, as far as that is known.
 *
 * @param key an ISO 3166 country code, a country's name where the logs hold only that, {@link
 *     #UNKNOWN_KEY}, or the empty string for a private address
 */
public record Origin(String key) {
  /** The key under which requests without a country are reported. */
  public static final String UNKNOWN_KEY = "unknown";

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  /** A public address that no label and no database attributes to a country. */
  public static final Origin UNKNOWN = new Origin(UNKNOWN_KEY);

  /** A private address: there is nothing that could tell its country. */
  public static final Origin PRIVATE = new Origin("");

  /** Whether a key is no name that somebody made up: a code of ISO 3166, or no country at all. */
  static boolean isOfficial(String key) {
    return isNoCountry(key) || CODES.contains(key);
  }

  /** Whether a key stands for a request without a country. */
  static boolean isNoCountry(String key) {
    return key.isEmpty() || key.equals(UNKNOWN_KEY);
  }

  /** The origin of a key that {@link #key} gave, or of a country. */
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

  /** Whether a country could be told: private addresses are left out of attribution. */
  public boolean isAttributable() {
    return !key.isEmpty();
  }
}
