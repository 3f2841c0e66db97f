package io.oscar.reports.source;

import io.oscar.reports.tally.Origin;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the origin of a request: the country label of its line, else the client's address in a
 * country database.
 *
 * <p>Results are cached in a table of fixed size. Thread-safe: entries are immutable, and lost
 * updates only cost another lookup.
 */
public final class OriginResolver {
  private static final int REMEMBERED = 1 << 16;
  // characters, without splitting surrogate pairs
  private static final int MAX_LABEL = 64;
  private static final Map<String, String> CODES =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toUnmodifiableMap(
                  code ->
                      Locale.of("", code)
                          .getDisplayCountry(Locale.ENGLISH)
                          .toLowerCase(Locale.ROOT),
                  code -> code,
                  (first, second) -> first));

  private final CountryLookup lookup;
  private final @Nullable Remembered[] remembered = new Remembered[REMEMBERED];

  /**
   * @param lookup the country database
   */
  public OriginResolver(CountryLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * The origin of a request.
   *
   * @param label a country's code or name in a label, or null
   * @param address the client's address as logged; may be anything
   */
  public Origin of(@Nullable String label, String address) {
    if (label != null && mayBeCountry(label)) {
      return ofLabel(label.strip());
    }
    if (address.length() > Addresses.LONGEST_LITERAL) {
      return Origin.PRIVATE;
    }
    int slot = address.hashCode() & (REMEMBERED - 1);
    Remembered known = remembered[slot];
    if (known != null && known.address.equals(address)) {
      return known.origin;
    }
    Origin origin = ofAddress(address);
    remembered[slot] = new Remembered(address, origin);
    return origin;
  }

  /**
   * Whether a label can be a country: it contains a letter and is not {@code unknown}. Otherwise
   * another label or the address may provide one.
   */
  public static boolean mayBeCountry(String label) {
    return hasLetter(label) && !label.strip().equalsIgnoreCase(Origin.UNKNOWN_KEY);
  }

  private static boolean hasLetter(String label) {
    for (int i = 0; i < label.length(); i++) {
      if (Character.isLetter(label.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Origin ofLabel(String label) {
    if (label.length() == 2) {
      return Origin.of(label.toUpperCase(Locale.ROOT));
    }
    String code = CODES.get(label.toLowerCase(Locale.ROOT));
    if (code != null) {
      return Origin.of(code);
    }
    boolean isLong = label.codePointCount(0, label.length()) > MAX_LABEL;
    return Origin.of(isLong ? label.substring(0, label.offsetByCodePoints(0, MAX_LABEL)) : label);
  }

  private Origin ofAddress(String text) {
    InetAddress address = Addresses.publicAddress(text);
    if (address == null) {
      return Origin.PRIVATE;
    }
    String country = lookup.country(address);
    return country == null ? Origin.UNKNOWN : Origin.of(country);
  }

  private record Remembered(String address, Origin origin) {}
}
