package io.oscar.reports.source.geoip;

import io.oscar.reports.source.CountryLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the country database of this installation. */
public final class CountryDatabase {
  /** Names a database file; wins over the default place. */
  public static final String SETTING = "GEOIP_DATABASE";

  /** Names the directory that the program lies in; without it, the working directory. */
  public static final String HOME = "OSCAR_REPORTS_HOME";

  // where scripts/countries puts it
  private static final String DEFAULT_PLACE = "data/countries.mmdb";

  private CountryDatabase() {}

  /**
   * The lookup that the settings ask for: in the file of {@value #SETTING}, else in the one at the
   * default place, else none at all.
   *
   * @param environment the process's environment variables; empty ones count as absent
   */
  public static CountryLookup find(Map<String, String> environment) {
    String file = environment.getOrDefault(SETTING, "");
    if (!file.isBlank()) {
      return MmdbCountryLookup.open(Path.of(file.strip()));
    }
    Path place = Path.of(environment.getOrDefault(HOME, ""), DEFAULT_PLACE);
    return Files.isRegularFile(place) ? MmdbCountryLookup.open(place) : CountryLookup.NONE;
  }
}
