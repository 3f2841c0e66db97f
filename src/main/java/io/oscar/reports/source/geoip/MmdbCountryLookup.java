package io.oscar.reports.source.geoip;

import com.maxmind.db.Reader;
import io.oscar.reports.source.CountryLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up countries in a file in MaxMind's format, with either layout supported by {@link
 * CountryRecord}.
 *
 * <p>The file is memory-mapped. Results are cached by {@link
 * io.oscar.reports.source.OriginResolver}, not here. To replace the file, rename another one over
 * it: truncating a mapped file breaks its readers. Thread-safe.
 */
public final class MmdbCountryLookup implements CountryLookup {
  private final @Nullable Reader database;
  private volatile String notes;

  private MmdbCountryLookup(@Nullable Reader database, String notes) {
    this.database = database;
    this.notes = notes;
  }

  /**
   * A lookup in a file; without results if it is missing or damaged, with the reason in its notes.
   */
  public static CountryLookup open(Path file) {
    if (!Files.isRegularFile(file)) {
      return new MmdbCountryLookup(null, "no country database at " + file + " (GEOIP_DATABASE)");
    }
    try {
      var database = new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED);
      return new MmdbCountryLookup(database, "");
    } catch (IOException | RuntimeException damaged) {
      // The reader throws various runtime exceptions on damaged files.
      return new MmdbCountryLookup(
          null,
          "the country database "
              + file
              + " cannot be read: "
              + (Files.isReadable(file) ? "damaged, or not a database" : "permission denied"));
    }
  }

  @Override
  public @Nullable String country(InetAddress address) {
    if (database == null || !isAvailable()) {
      return null;
    }
    try {
      return CountryRecord.code(database.get(address, Map.class));
    } catch (IOException | RuntimeException damaged) {
      return nothingAfter(damaged);
    }
  }

  @Override
  public boolean isAvailable() {
    return notes.isEmpty();
  }

  @Override
  public String notes() {
    return notes;
  }

  /** A database without IPv6 rejects IPv6 addresses, which is not damage. */
  private @Nullable String nothingAfter(Exception why) {
    boolean otherFamily = why instanceof IllegalArgumentException;
    if (!otherFamily) {
      notes = "the country database is damaged: a lookup failed (GEOIP_DATABASE)";
    }
    return null;
  }
}
