package io.oscar.reports.source.geoip;

import io.oscar.reports.source.CountryLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the country database of this installation. */
public final class CountryDatabase {
  // where scripts/countries puts it
  private static final String DEFAULT_PLACE = "data/countries.mmdb";

  private CountryDatabase() {}

  /**
   * The lookup in the file that is set, else in the one at the default place, else none at all.
   *
   * @param set the file of GEOIP_DATABASE, or null where it is not set
   * @param home the directory that the program lies in
   */
  public static CountryLookup find(@Nullable Path set, Path home) {
    if (set != null) {
      return MmdbCountryLookup.open(set);
    }
    Path place = home.resolve(DEFAULT_PLACE);
    return Files.isRegularFile(place) ? MmdbCountryLookup.open(place) : CountryLookup.NONE;
  }
}
