package io.oscar.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of a prefix belongs to whom. */
class CallerPrefixesTest {
  private static final ObjectAddress PREFIX = ObjectAddress.of("s3://reports/out/");
  private static final String ANN = "{\"iss\":\"https://idp.example\",\"sub\":\"ann\"";

  private final CallerPrefixes parts = new CallerPrefixes(PREFIX, true);

  @Test
  void identifiesOwnerBySubjectAndIssuerOfToken() {
    assertThat(part(token(ANN + "}"))).isEqualTo("868f5ea2c96cee1d8fb8152e3a93b6a4");
    assertThat(part(token(ANN + ",\"exp\":1795237200}")))
        .isEqualTo("868f5ea2c96cee1d8fb8152e3a93b6a4");
    assertThat(part(token("{\"iss\":\"https://other.example\",\"sub\":\"ann\"}")))
        .isEqualTo("e44257e341eaca34fed241c2ddcaec83");
  }

  @Test
  void identifiesAdministratorWhateverThePassword() {
    assertThat(part("Basic " + base64("oscar:secret")))
        .isEqualTo("5aa250960b8254fd7610190d7b76df5b");
    assertThat(part("basic  " + base64("oscar:changed:it")))
        .isEqualTo("5aa250960b8254fd7610190d7b76df5b");
  }

  @Test
  void givesEveryOwnerDistinctPrefix() {
    Stream<String> authorizations =
        Stream.of(
            token("{\"iss\":\"https://idp.example\",\"sub\":\"ann\"}"),
            token("{\"iss\":\"https://idp.examplea\",\"sub\":\"nn\"}"),
            token("{\"iss\":\"https://idp.example\",\"sub\":\"bob\"}"),
            token("{\"iss\":\"oscar\",\"sub\":\"oscar\"}"),
            token("{\"sub\":\"ann\"}"),
            token("{\"iss\":\"https://idp.example\"}"),
            token("{\"iss\":\"https://idp.example\",\"sub\":7}"),
            token("{\"iss\":\"https://idp.example\",\"sub\":\"bob\",\"sub\":\"ann\"}"),
            token("[]"),
            token("no JSON"),
            token(ANN + "}") + ".more",
            token(ANN + "}") + " " + token(ANN + "}"),
            token(ANN + "}") + ", Bearer x",
            token(ANN + "}").replace('.', ' '),
            "Bearer ann",
            "Bearer abc",
            "Basic " + base64("oscar:x"),
            "Basic " + base64("ann:x"),
            "Basic " + base64("oscar"),
            "Basic ann",
            "Digest username=ann");
    assertThat(authorizations.map(this::part))
        .doesNotHaveDuplicates()
        .allMatch(CallerPrefixesTest::isHex);
  }

  @Test
  void reservesPrefixesForUnattendedAndUnauthenticatedCallers() {
    assertThat(place(parts, Caller.UNATTENDED)).isEqualTo("out/callers/unattended/a/");
    assertThat(place(parts, new Caller.Remote(null))).isEqualTo("out/callers/anyone/a/");
    var open = new CallerPrefixes(PREFIX, false);
    assertThat(place(open, new Caller.Remote(token(ANN + "}")))).isEqualTo("out/callers/anyone/a/");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://reports/out/, out/callers/unattended/",
    "s3://reports/out/x.csv, out/callers/unattended/x.csv",
    "s3://reports/out/callers.csv, out/callers/unattended/callers.csv",
    "s3://reports/out/callers/unattended/, out/callers/unattended/",
    "s3://reports/out/callers/unattended/b/x.csv, out/callers/unattended/b/x.csv"
  })
  void placesNamedObjectBelowCallerPrefix(String named, String key) {
    ObjectAddress address = ObjectAddress.of(named);

    assertThat(parts.allows(address, Caller.UNATTENDED)).isTrue();
    assertThat(parts.place(address, Caller.UNATTENDED))
        .isEqualTo(new ObjectAddress("reports", key));
  }

  @Test
  void acceptsWholeBucketAsPrefix() {
    var bucket = new CallerPrefixes(ObjectAddress.of("s3://reports/"), true);

    assertThat(bucket.place(ObjectAddress.of("s3://reports/a/"), Caller.UNATTENDED))
        .hasToString("s3://reports/callers/unattended/a/");
  }

  private String part(String authorization) {
    return place(parts, new Caller.Remote(authorization)).replaceAll("^out/callers/(.*)/a/$", "$1");
  }

  private static String place(CallerPrefixes parts, Caller caller) {
    return parts.place(ObjectAddress.of("s3://reports/out/a/"), caller).key();
  }

  private static boolean isHex(String part) {
    return part.matches("[0-9a-f]{32}");
  }

  private static String token(String payload) {
    return "Bearer " + String.join(".", url("{\"alg\":\"RS256\"}"), url(payload), url("signature"));
  }

  private static String url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
