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
 * Looks countries up in a file of MaxMind's format, whose records may have either layout that
 * {@link CountryRecord} knows.
 *
 * <p>The file is mapped, not loaded: only the pages that are asked for take memory, and those are
 * the system's to drop. {@link io.oscar.reports.source.Origins} remembers answers, so nothing is
 * cached here. Replace the file by renaming another one over it: one that shrinks while it is
 * mapped breaks its readers. May be used by several threads at once.
 */
public final class MmdbCountryLookup implements CountryLookup {
  private final @Nullable Reader database;
  private volatile String notes;

  private MmdbCountryLookup(@Nullable Reader database, String notes) {
    this.database = database;
    this.notes = notes;
  }

  /** A lookup in a file; one that is missing or damaged knows nothing, and its notes say why. */
  public static CountryLookup open(Path file) {
    if (!Files.isRegularFile(file)) {
      return new MmdbCountryLookup(
          null, "there is no country database " + file + " (GEOIP_DATABASE)");
    }
    try {
      var database = new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED);
      return new MmdbCountryLookup(database, "");
    } catch (IOException | RuntimeException damaged) {
      // The reader meets damage as whatever its arithmetic on the bytes runs into.
      return new MmdbCountryLookup(
          null,
          "the country database "
              + file
              + " cannot be read: "
              + (Files.isReadable(file) ? "it is damaged, or none" : "permission denied"));
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

  /** A database without IPv6 refuses such addresses, which is an answer and no damage. */
  private @Nullable String nothingAfter(Exception why) {
    boolean otherFamily = why instanceof IllegalArgumentException;
    if (!otherFamily) {
      notes = "the country database is damaged: an address could not be looked up (GEOIP_DATABASE)";
    }
    return null;
  }
}
