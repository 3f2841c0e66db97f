package io.oscar.reports.delivery.s3;

import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The address and credentials of an S3 object store.
 *
 * @param endpoint its address, without a path
 * @param region the region used in signatures
 * @param accessKey the access key
 * @param secretKey the secret key
 * @param sessionToken the session token of temporary credentials, or null
 * @param ca a PEM file of additional CA certificates, or null
 */
public record S3Settings(
    HttpUrl endpoint,
    String region,
    String accessKey,
    String secretKey,
    @Nullable String sessionToken,
    @Nullable Path ca) {

  /** Without the credentials. */
  @Override
  public String toString() {
    return "S3 at " + endpoint;
  }
}
