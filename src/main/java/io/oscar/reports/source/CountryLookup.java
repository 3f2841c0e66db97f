package io.oscar.reports.source;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address. */
public interface CountryLookup {

  /** A lookup that knows nothing: no country database is configured. */
  CountryLookup NONE =
      new CountryLookup() {
        @Override
        public @Nullable String country(InetAddress address) {
          return null;
        }

        @Override
        public boolean isAvailable() {
          return false;
        }

        @Override
        public String notes() {
          return "no country database (GEOIP_DATABASE)";
        }
      };

  /** The ISO 3166 code of a public address's country, or null where it is not known. */
  @Nullable String country(InetAddress address);

  /** Whether there is a database to look into. */
  boolean isAvailable();

  /** Why there is no database, or why it cannot be read; empty where all is well. */
  String notes();
}
