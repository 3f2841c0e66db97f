package io.oscar.reports.tally;

/**
 * Where a request came from, as far as that is known.
 *
 * @param key an ISO 3166 country code, a country's name where the logs hold only that, {@link
 *     #UNKNOWN_KEY}, or the empty string for a private address
 */
public record Origin(String key) {
  /** The key under which requests without a country are reported. */
  public static final String UNKNOWN_KEY = "unknown";

  /** A public address that no label and no database attributes to a country. */
  public static final Origin UNKNOWN = new Origin(UNKNOWN_KEY);

  /** A private address: there is nothing that could tell its country. */
  public static final Origin PRIVATE = new Origin("");

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
    return !key.isEmpty() && !key.equals(UNKNOWN_KEY);
  }

  /** Whether a country could be told: private addresses are left out of attribution. */
  public boolean isAttributable() {
    return !key.isEmpty();
  }
}
