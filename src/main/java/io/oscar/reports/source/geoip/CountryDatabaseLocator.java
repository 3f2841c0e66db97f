package io.oscar.reports.source.geoip;

import io.oscar.reports.source.CountryLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Locates the country database. */
public final class CountryDatabaseLocator {
  // the path used by scripts/countries
  private static final String DEFAULT_PLACE = "data/countries.mmdb";

  private CountryDatabaseLocator() {}

  /**
   * The lookup in the configured file, else in the default file, else none.
   *
   * @param set the value of GEOIP_DATABASE, or null
   * @param home the installation directory
   */
  public static CountryLookup find(@Nullable Path set, Path home) {
    if (set != null) {
      return MmdbCountryLookup.open(set);
    }
    Path place = home.resolve(DEFAULT_PLACE);
    return Files.isRegularFile(place) ? MmdbCountryLookup.open(place) : CountryLookup.NONE;
  }
}
