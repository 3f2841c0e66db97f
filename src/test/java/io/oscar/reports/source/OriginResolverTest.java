package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.tally.Origin;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginResolverTest {
  private final Database database = new Database();
  private final OriginResolver origins = new OriginResolver(database);

  @ParameterizedTest
  @CsvSource({
    "ES,ES",
    "es,ES",
    " pt ,PT",
    "in,IN",
    "Spain,ES",
    "spain,ES",
    "INDIA,IN",
    "Czechia,CZ",
    "United States,US",
    "Middle-earth,Middle-earth"
  })
  void acceptsCountryLabelByCodeOrName(String label, String key) {
    assertThat(origins.of(label, "8.8.8.8")).isEqualTo(new Origin(key));
    assertThat(database.asked).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "-",
        "--",
        "?",
        "unknown",
        "UNKNOWN",
        " Unknown ",
        "\u00a0",
        "\u0085",
        "0"
      })
  void looksUpAddressWhenLabelNamesNoCountry(@Nullable String label) {
    assertThat(origins.of(label, "8.8.8.8")).isEqualTo(new Origin("US"));
  }

  @Test
  void truncatesLongLabels() {
    assertThat(origins.of("x".repeat(5_000), "").key()).hasSize(64);
  }

  @Test
  void doesNotSplitSurrogatePairs() {
    String letters = "x".repeat(63) + "\ud83d\ude00";
    assertThat(origins.of(letters + "x", "").key()).isEqualTo(letters);
    assertThat(origins.of("\ud83d\ude00".repeat(33) + "x", "").key())
        .isEqualTo("\ud83d\ude00".repeat(33) + "x");
  }

  @Test
  void readsAddressesInBracketsOfMinioEvents() {
    assertThat(origins.of(null, "[808:808::7]")).isEqualTo(new Origin("US"));
    assertThat(origins.of(null, "[fd00::7]")).isEqualTo(Origin.PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.1.1",
        "0.0.0.0",
        "::1",
        "::",
        "fd00::1",
        "fc00::1",
        "fe80::1",
        "::ffff:10.0.0.1"
      })
  void recognisesPrivateAddresses(String address) {
    assertThat(origins.of(null, address)).isEqualTo(Origin.PRIVATE);
    assertThat(database.asked).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "localhost",
        "example.org",
        "8.8.8.8:53",
        "999.1.1.1",
        "8.8.8.8, 1.1.1.1"
      })
  void doesNotResolveHostNames(String address) {
    assertThat(origins.of(null, address)).isEqualTo(Origin.PRIVATE);
    assertThat(database.asked).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"172.15.0.1", "172.32.0.1", "11.0.0.1", "2001:db8::1", "203.0.113.9"})
  void returnsUnknownForPublicAddressesMissingInDatabase(String address) {
    assertThat(origins.of(null, address)).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void cachesLookups() {
    origins.of(null, "8.8.8.8");
    origins.of(null, new String("8.8.8.8".toCharArray()));
    assertThat(database.asked).isEqualTo(1);
  }

  @Test
  void distinguishesAddressesThatShareCacheSlot() {
    // So many addresses that some places are used by several.
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 60_000; i++) {
        int third = i / 250;
        String address = (i % 2 == 0 ? "8.8." : "9.9.") + third + "." + i % 250;
        assertThat(origins.of(null, address).key()).isEqualTo(i % 2 == 0 ? "US" : "DE");
      }
    }
  }

  private static final class Database implements CountryDatabase {
    private int asked;

    @Override
    public @Nullable String country(InetAddress address) {
      asked++;
      return switch (address.getAddress()[0]) {
        case 8 -> "US";
        case 9 -> "DE";
        default -> null;
      };
    }
  }
}
