package io.oscar.reports.config;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import io.oscar.reports.delivery.s3.MinioObjectStore;
import io.oscar.reports.delivery.s3.S3Settings;
import io.oscar.reports.source.http.Endpoint;
import io.oscar.reports.source.http.HttpClients;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Creates the object store from the environment. */
final class ObjectStores {
  private static final String ENDPOINT = "S3_ENDPOINT";
  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String REGION = "AWS_REGION";
  private static final String OUTPUT = "S3_OUTPUT";

  private ObjectStores() {}

  /**
   * The store's settings, or null if no endpoint is set: AWS keys alone may be meant for other
   * programs.
   *
   * @throws InvalidSetting if one is missing or invalid
   */
  static @Nullable S3Settings settings(EnvironmentVariables variables) {
    HttpUrl endpoint = variables.url(ENDPOINT, null, KEY + " and " + SECRET);
    if (endpoint == null) {
      return null;
    }
    if (!endpoint.encodedPath().equals("/")) {
      throw new InvalidSetting(ENDPOINT, "must not contain a path");
    }
    return new S3Settings(
        endpoint,
        region(variables),
        credential(KEY, variables),
        credential(SECRET, variables),
        CredentialSettings.sendable("AWS_SESSION_TOKEN", variables),
        variables.file("S3_CA"));
  }

  /**
   * The prefix below which remote callers may have reports written, or null if they may not.
   *
   * @throws InvalidSetting if it is not a valid prefix, or no store is configured
   */
  static @Nullable ObjectAddress output(EnvironmentVariables variables) {
    String text = variables.text(OUTPUT);
    if (text == null) {
      return null;
    }
    if (!variables.isSet(ENDPOINT)) {
      throw new InvalidSetting(OUTPUT, "requires " + ENDPOINT + " and its keys");
    }
    try {
      ObjectAddress output = ObjectAddress.of(text);
      if (output.isPrefix()) {
        return output;
      }
    } catch (IllegalArgumentException nonsense) {
      throw new InvalidSetting(OUTPUT, String.valueOf(nonsense.getMessage()));
    }
    throw new InvalidSetting(OUTPUT, "'" + text + "' must end with a slash");
  }

  /** Created on first use, so that processes that write no object do not load its client. */
  static ObjectStore of(@Nullable S3Settings settings) {
    return settings == null
        ? new UnconfiguredObjectStore()
        : new LazyObjectStore(() -> make(settings));
  }

  private static ObjectStore make(S3Settings settings) {
    var endpoint = new Endpoint("S3", settings.endpoint(), null, Map.of(), settings.ca());
    try {
      return new MinioObjectStore(settings, HttpClients.create(endpoint));
    } catch (IllegalArgumentException unusable) {
      throw new InvalidSetting("S3_CA", String.valueOf(unusable.getMessage()));
    }
  }

  private static String credential(String name, EnvironmentVariables variables) {
    String value = CredentialSettings.sendable(name, variables);
    if (value == null) {
      throw new InvalidSetting(name, "is required with " + ENDPOINT);
    }
    return value;
  }

  private static String region(EnvironmentVariables variables) {
    String region = variables.text(REGION, "us-east-1");
    if (!region.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
      throw new InvalidSetting(REGION, "is not a valid region name");
    }
    return region;
  }
}
