package io.oscar.reports.delivery.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of objects does, with a bucket {@code reports} and no other. */
abstract class ObjectStoreContract {
  static final String CSV = "text/csv;charset=UTF-8";

  @TempDir private Path folder;

  /** An object as another client reads it. */
  record Stored(String text, String contentType, String contentDisposition) {}

  /** The store, introduced by a key. */
  abstract ObjectStore store(String accessKey);

  /** The key that the store knows. */
  abstract String accessKey();

  /** Reads an object with something else than the code under test. */
  abstract Stored read(String key) throws Exception;

  @Test
  void storesContentTypeAndFileName() throws Exception {
    put("s3://reports/2026/users.csv", "key,count\r\nalice,1\r\n", "users.csv");

    Stored stored = read("2026/users.csv");
    assertThat(stored.text()).isEqualTo("key,count\r\nalice,1\r\n");
    assertThat(stored.contentType()).isEqualToIgnoringWhitespace(CSV);
    assertThat(stored.contentDisposition()).isEqualTo("attachment; filename=\"users.csv\"");
  }

  @Test
  void overwritesExistingObject() throws Exception {
    put("s3://reports/again.csv", "a much longer first version", "again.csv");
    put("s3://reports/again.csv", "second", "again.csv");

    assertThat(read("again.csv").text()).isEqualTo("second");
  }

  @Test
  void storesLargeObjectInOnePart() throws Exception {
    String large = "0123456789abcdef".repeat(700_000);
    put("s3://reports/large.csv", large, "large.csv");

    assertThat(read("large.csv").text()).hasSize(11_200_000).isEqualTo(large);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space.csv", "a+b=c&d.csv", "año/日本.csv", "100%.csv", "q?x#y.csv"})
  void storesKeyVerbatim(String key) throws Exception {
    put("s3://reports/" + key, "named", "x.csv");

    assertThat(read(key).text()).isEqualTo("named");
  }

  @Test
  void namesMissingBucket() {
    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> put("s3://elsewhere/a.csv", "text", "a.csv"))
        .withMessage("cannot write to s3://elsewhere/a.csv: bucket 'elsewhere' does not exist")
        .withNoCause();
  }

  @Test
  void reportsUnknownAccessKeyWithoutShowingIt() throws Exception {
    put("s3://reports/kept.csv", "before", "kept.csv");
    Path file = Files.writeString(folder.resolve("after.csv"), "after");

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(
            () ->
                store("some-other-key")
                    .put(ObjectAddress.of("s3://reports/kept.csv"), file, CSV, "kept.csv"))
        .withMessage(
            "cannot write to s3://reports/kept.csv: unknown access key (AWS_ACCESS_KEY_ID)");
    assertThat(read("kept.csv").text()).isEqualTo("before");
  }

  final void put(String address, String text, String fileName) throws IOException {
    Path file = Files.writeString(folder.resolve("content"), text);
    store(accessKey()).put(ObjectAddress.of(address), file, CSV, fileName);
  }
}
