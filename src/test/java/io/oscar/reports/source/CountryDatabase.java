package io.oscar.reports.source;

/** A lookup whose database is there and can be read. */
@FunctionalInterface
public interface CountryDatabase extends CountryLookup {
  @Override
  default boolean isAvailable() {
    return true;
  }

  @Override
  default String notes() {
    return "";
  }
}
