package io.oscar.reports.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class LokiServerTest {

  private static final Map<String, String> MANAGER = Map.of("namespace", "oscar", "app", "oscar");
  private static final long OLD = 1_761_670_414_123_456_789L;
  private static final String QUERY =
      "/loki/api/v1/query_range?query=%7Bapp%3D%22oscar%22%7D&start=1761670000&end=1761671000";

  @Test
  void returnsPushedLinesWithMetadata() throws Exception {
    try (LokiServer loki = LokiServer.start()) {
      loki.push(
          MANAGER,
          List.of(
              new LokiLine(OLD + 1, "second", Map.of("geoip_country_code", "ES")),
              new LokiLine(OLD, "first")));
      assertThat(get(loki, QUERY, "none"))
          .contains("[\"1761670414123456789\",\"first\"]")
          .contains("[\"1761670414123456790\",\"second\"]")
          .contains("\"geoip_country_code\":\"ES\"");
    }
  }

  @Test
  void returnsPushedLinesAfterFlush() throws Exception {
    try (LokiServer loki = LokiServer.start()) {
      loki.push(MANAGER, List.of(new LokiLine(OLD, "only")));
      loki.flush();
      assertThat(get(loki, QUERY, "none")).contains("[\"1761670414123456789\",\"only\"]");
    }
  }

  @Test
  void separatesTenants() throws Exception {
    try (LokiServer loki = LokiServer.start(LokiOptions.stock().withTenants())) {
      loki.push(MANAGER, List.of(new LokiLine(OLD, "only")), "one");
      assertThat(get(loki, QUERY, "one")).contains("only");
      assertThat(get(loki, QUERY, "two")).doesNotContain("only");
    }
  }

  @Test
  void acceptsSmallerLimits() throws Exception {
    try (LokiServer loki = LokiServer.start(LokiOptions.stock().withMaxEntries(50))) {
      assertThat(get(loki, QUERY, "none")).contains("max entries limit");
    }
  }

  private static String get(LokiServer loki, String path, String tenant) throws Exception {
    URI address = loki.url().resolve(path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).header("X-Scope-OrgID", tenant).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
