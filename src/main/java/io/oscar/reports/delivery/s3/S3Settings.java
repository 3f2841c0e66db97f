package io.oscar.reports.delivery.s3;

import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a store of objects is and how to introduce oneself.
 *
 * @param endpoint its address, without a path
 * @param region the region that signatures name
 * @param accessKey who writes
 * @param secretKey what proves it
 * @param sessionToken what temporary keys come with, or null
 * @param ca a PEM file of certificates to trust beside the JDK's own, or null
 */
public record S3Settings(
    HttpUrl endpoint,
    String region,
    String accessKey,
    String secretKey,
    @Nullable String sessionToken,
    @Nullable Path ca) {

  /** Shows no credential. */
  @Override
  public String toString() {
    return "S3 at " + endpoint;
  }
}
