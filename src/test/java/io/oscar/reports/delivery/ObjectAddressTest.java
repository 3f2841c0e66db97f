package io.oscar.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectAddressTest {

  @Test
  void treatsBucketWithoutKeyAsPrefix() {
    assertThat(ObjectAddress.of("s3://reports").isPrefix()).isTrue();
    assertThat(ObjectAddress.of("s3://reports").resolve("a.csv")).hasToString("s3://reports/a.csv");
  }

  @Test
  void treatsKeyWithTrailingSlashAsPrefix() {
    assertThat(ObjectAddress.of("s3://reports/2026/").resolve("a.csv"))
        .isEqualTo(new ObjectAddress("reports", "2026/a.csv"));
    assertThat(ObjectAddress.of("s3://reports/q3.csv").resolve("a.csv"))
        .isEqualTo(new ObjectAddress("reports", "q3.csv"));
  }

  @Test
  void containsOnlyAddressesBelowPrefix() {
    var allowed = ObjectAddress.of("s3://reports/out/");

    assertThat(allowed.contains(ObjectAddress.of("s3://reports/out/"))).isTrue();
    assertThat(allowed.contains(ObjectAddress.of("s3://reports/out/2026/"))).isTrue();
    assertThat(allowed.contains(ObjectAddress.of("s3://reports/outside/"))).isFalse();
    assertThat(allowed.contains(ObjectAddress.of("s3://reports/"))).isFalse();
    assertThat(allowed.contains(ObjectAddress.of("s3://other/out/"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reports/out/",
        "s3://",
        "s3:///key",
        "s3://Upper/key",
        "s3://a/key",
        "s3://-ab/key",
        "s3://a..b/key",
        "s3://user:secret@host/key",
        "s3://reports/out/../secret",
        "s3://reports/./out",
        "s3://reports//out",
        "s3://reports/a\nb",
        "s3://reports/a/%2e%2e/b",
        "s3://reports/a%2Fb",
        "s3://reports/a%5cb",
        "s3://reports/a%252fb",
        "s3://reports/a%00",
        "s3://reports/a\\b"
      })
  void rejectsAmbiguousAddresses(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ObjectAddress.of(text));
  }
}
