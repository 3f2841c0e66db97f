package io.oscar.reports.source;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Looks up the country of an address. */
public interface CountryLookup {

  /** The lookup without a country database. */
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

  /** The ISO 3166 code of a public address's country, or null if unknown. */
  @Nullable String country(InetAddress address);

  /** Whether there is a database. */
  boolean isAvailable();

  /** Why the database is missing or unreadable; else empty. */
  String notes();
}
