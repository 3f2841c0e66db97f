package io.oscar.reports.source.loki;

import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Origins;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import io.oscar.reports.source.http.HttpSource;
import java.util.Map;
import okhttp3.HttpUrl;

/** Request logs on a Loki at an address. */
final class Lokis {
  static final Map<String, String> MANAGER = Map.of("namespace", "oscar", "app", "oscar");
  static final Map<String, String> INGRESS =
      Map.of("namespace", "ingress-nginx", "app", "ingress-nginx");

  private Lokis() {}

  static LokiRequestLog requestLog(HttpUrl url) {
    return requestLog(Endpoint.of("Loki", url));
  }

  static LokiRequestLog requestLog(Endpoint endpoint) {
    return new LokiRequestLog(
        new HttpSource(endpoint, HttpClients.create(endpoint)),
        LokiSettings.DEFAULTS,
        new Origins(CountryLookup.NONE));
  }
}
