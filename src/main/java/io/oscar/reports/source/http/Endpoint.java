package io.oscar.reports.source.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The address and credentials of a system.
 *
 * @param system the system's name in messages, such as "Loki"
 * @param url its base URL, without user information
 * @param authorization the value of the {@code Authorization} header, or null for none
 * @param headers additional headers of every call
 * @param ca a PEM file of additional CA certificates, or null
 */
public record Endpoint(
    String system,
    HttpUrl url,
    @Nullable String authorization,
    Map<String, String> headers,
    @Nullable Path ca) {

  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /** An endpoint without credentials. */
  public static Endpoint of(String system, HttpUrl url) {
    return new Endpoint(system, url, null, Map.of(), null);
  }

  /** The same endpoint with another credential, or none. */
  public Endpoint withAuthorization(@Nullable String other) {
    return new Endpoint(system, url, other, headers, ca);
  }

  /** The same endpoint with one more header, unless already set. */
  public Endpoint withHeader(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.putIfAbsent(name, value);
    return new Endpoint(system, url, authorization, more, ca);
  }

  /** The system and its address, for messages; never a credential. */
  public String description() {
    return system + " at " + url.newBuilder().username("").password("").query(null).build();
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return description();
  }
}
