package io.oscar.reports.source.geoip;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.source.CountryLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmdbCountryLookupTest {
  private static final MmdbFile FLAT =
      new MmdbFile()
          .with("158.42.0.0", 16, Map.of("country_code", "ES"))
          .with("2001:690::", 32, Map.of("country_code", "PT"))
          .with("192.0.2.0", 24, Map.of("country_code", ""));
  private static final MmdbFile NESTED =
      new MmdbFile()
          .with(
              "158.42.0.0",
              16,
              Map.of(
                  "continent", Map.of("code", "EU"),
                  "country", Map.of("iso_code", "ES", "names", Map.of("en", "Spain"))))
          .with("192.0.2.0", 24, Map.of("continent", Map.of("code", "EU")));

  @TempDir private Path directory;

  @Test
  void readsTheFlatLayout() throws IOException {
    CountryLookup lookup = MmdbCountryLookup.open(FLAT.writeTo(directory.resolve("flat.mmdb")));

    assertThat(lookup.isAvailable()).isTrue();
    assertThat(lookup.notes()).isEmpty();
    assertThat(country(lookup, "158.42.4.1")).isEqualTo("ES");
    assertThat(country(lookup, "2001:690::1")).isEqualTo("PT");
    assertThat(country(lookup, "8.8.8.8")).isNull();
    assertThat(country(lookup, "192.0.2.1")).isNull();
  }

  @Test
  void readsTheNestedLayout() throws IOException {
    CountryLookup lookup = MmdbCountryLookup.open(NESTED.writeTo(directory.resolve("n.mmdb")));

    assertThat(country(lookup, "158.42.255.255")).isEqualTo("ES");
    assertThat(country(lookup, "158.43.0.0")).isNull();
    assertThat(country(lookup, "192.0.2.1")).isNull();
  }

  @Test
  void isUnavailableWhenFileDoesNotExist() {
    Path missing = directory.resolve("missing.mmdb");
    CountryLookup lookup = MmdbCountryLookup.open(missing);

    assertThat(lookup.isAvailable()).isFalse();
    assertThat(lookup.notes()).isEqualTo("no country database at " + missing + " (GEOIP_DATABASE)");
    assertThat(country(lookup, "158.42.4.1")).isNull();
  }

  @Test
  void isUnavailableWhenFileIsNotDatabase() throws IOException {
    Path file = Files.writeString(directory.resolve("page.mmdb"), "<html>Not found</html>");
    CountryLookup lookup = MmdbCountryLookup.open(file);

    assertThat(lookup.isAvailable()).isFalse();
    assertThat(lookup.notes()).startsWith("the country database " + file + " cannot be read");
    assertThat(country(lookup, "158.42.4.1")).isNull();
  }

  @Test
  void isUnavailableWhenFileIsEmpty() throws IOException {
    CountryLookup lookup = MmdbCountryLookup.open(Files.createFile(directory.resolve("e.mmdb")));

    assertThat(lookup.isAvailable()).isFalse();
    assertThat(lookup.notes()).contains("cannot be read");
  }

  @Test
  void neverThrowsOnCorruptFiles() throws IOException {
    byte[] good = FLAT.toBytes();
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] bad = round % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      for (int i = 0; i < 8 && bad.length > 0; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      CountryLookup lookup =
          MmdbCountryLookup.open(Files.write(directory.resolve(round + ".mmdb"), bad));
      String found = country(lookup, "158.42.4.1");
      assertThat(found == null || found.length() == 2).isTrue();
      assertThat(lookup.isAvailable()).isEqualTo(lookup.notes().isEmpty());
    }
  }

  @Test
  void prefersSettingOverDefaultPath() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    NESTED.writeTo(data.resolve("countries.mmdb"));
    Path other =
        new MmdbFile()
            .with("158.42.0.0", 16, Map.of("country_code", "XX"))
            .writeTo(directory.resolve("other.mmdb"));

    CountryLookup byDefault = CountryDatabaseLocator.find(null, directory);
    CountryLookup bySetting = CountryDatabaseLocator.find(other, directory);

    assertThat(country(byDefault, "158.42.4.1")).isEqualTo("ES");
    assertThat(country(bySetting, "158.42.4.1")).isEqualTo("XX");
  }

  @Test
  void returnsNoLookupWithoutDatabase() {
    assertThat(CountryDatabaseLocator.find(null, directory)).isSameAs(CountryLookup.NONE);
    CountryLookup wrong = CountryDatabaseLocator.find(directory.resolve("no"), directory);
    assertThat(wrong.isAvailable()).isFalse();
    assertThat(wrong.notes()).startsWith("no country database at");
  }

  private static @Nullable String country(CountryLookup lookup, String address) {
    return lookup.country(InetAddress.ofLiteral(address));
  }
}
