package io.oscar.reports.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oscar.reports.delivery.CallerPrefixes;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectStoresTest {
  private static final Map<String, String> SET =
      Map.of(
          "S3_ENDPOINT", "http://minio:9000",
          "AWS_ACCESS_KEY_ID", "the-key",
          "AWS_SECRET_ACCESS_KEY", "the-secret");

  @Test
  void ignoresAwsKeysWithoutS3Endpoint() {
    Settings settings = Settings.of(Map.of("AWS_ACCESS_KEY_ID", "the-key"));

    assertThat(settings.s3()).isNull();
    assertThat(settings.remoteOutput()).isNull();
  }

  @Test
  void defaultsRegionAndHidesKeys() {
    Settings settings = Settings.of(with("S3_OUTPUT", "s3://reports/out/"));

    assertThat(Objects.requireNonNull(settings.s3()).region()).isEqualTo("us-east-1");
    assertThat(settings.remoteOutput())
        .isEqualTo(new CallerPrefixes(new ObjectAddress("reports", "out/"), false));
    assertThat(settings.toString()).doesNotContain("the-key", "the-secret");
  }

  @Test
  void givesCallersOwnPrefixesWhenManagerIsSet() {
    var variables = new HashMap<>(with("S3_OUTPUT", "s3://reports/out/"));
    variables.put("OSCAR_URL", "http://oscar:8080");

    assertThat(Settings.of(variables).remoteOutput())
        .isEqualTo(new CallerPrefixes(new ObjectAddress("reports", "out/"), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3_ENDPOINT|minio:9000|S3_ENDPOINT: is not an http or https URL",
        "S3_ENDPOINT|http://minio:9000/path|S3_ENDPOINT: must not contain a path",
        "S3_ENDPOINT|http://k:s@minio|S3_ENDPOINT: must not contain credentials: use"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID||AWS_ACCESS_KEY_ID: is required with S3_ENDPOINT",
        "AWS_SECRET_ACCESS_KEY||AWS_SECRET_ACCESS_KEY: is required with S3_ENDPOINT",
        "AWS_SECRET_ACCESS_KEY|a\tb|AWS_SECRET_ACCESS_KEY: contains a line break or another control"
            + " character",
        "AWS_REGION|us east|AWS_REGION: is not a valid region name",
        "S3_CA|/does/not/exist|S3_CA: '/does/not/exist' is not a readable file",
        "S3_OUTPUT|reports/out/|S3_OUTPUT: 'reports/out/' is not an S3 address such as"
            + " s3://bucket/prefix/",
        "S3_OUTPUT|s3://reports/out|S3_OUTPUT: 's3://reports/out' must end with a slash"
      })
  void rejectsInvalidSettingByName(String name, String value, String message) {
    assertThatThrownBy(() -> Settings.of(with(name, value == null ? "" : value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(message);
  }

  @Test
  void rejectsOutputWithoutObjectStore() {
    assertThatThrownBy(() -> Settings.of(Map.of("S3_OUTPUT", "s3://reports/out/")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("S3_OUTPUT: requires S3_ENDPOINT and its keys");
  }

  @Test
  void failsEveryWriteWhenNoStoreIsConfigured(@TempDir Path folder) {
    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> put(Map.of(), folder))
        .withMessage(
            "cannot write to s3://reports/a.csv: no object store is configured: set S3_ENDPOINT and"
                + " its keys");
  }

  @Test
  void failsFirstWriteWhenCaFileHasNoCertificate(@TempDir Path folder) throws Exception {
    Path ca = Files.writeString(folder.resolve("ca.pem"), "none");

    assertThatExceptionOfType(DeliveryFailure.class)
        .isThrownBy(() -> put(with("S3_CA", ca.toString()), folder))
        .withMessageStartingWith(
            "cannot write to s3://reports/a.csv: S3_CA: the CA file " + ca + " cannot be used: ");
  }

  private static void put(Map<String, String> environment, Path folder) {
    ObjectStores.of(Settings.of(environment).s3())
        .put(ObjectAddress.of("s3://reports/a.csv"), folder, "text/csv", "a.csv");
  }

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(SET);
    environment.put(name, value);
    return environment;
  }
}
