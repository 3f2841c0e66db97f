package io.oscar.reports.trigger;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.trigger.job.JobFields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Protects against cross-site request forgery: a page of another origin must not have reports
 * written with the credential of its visitor. Browsers add remembered basic credentials to requests
 * of any page and name its origin ({@code Origin}: RFC 6454; {@code Sec-Fetch-Site}: Fetch Metadata
 * Request Headers). Reading needs no protection, as the same-origin policy hides responses.
 */
public final class CrossOriginProtection {
  private static final String SCHEME_END = "://";

  private final List<String> ownOrigins;

  /**
   * @param ownOrigins trusted origins; {@code *} trusts none
   */
  public CrossOriginProtection(List<String> ownOrigins) {
    this.ownOrigins = List.copyOf(ownOrigins);
  }

  /**
   * Rejects a job with an output that a cross-origin page sends.
   *
   * @param headers the value of a header by its name, or null if it is absent
   * @throws AccessDenied if it is rejected
   */
  public void refuse(JobFields job, Function<String, @Nullable String> headers) {
    if (job.hasOutput() && isForeign(headers)) {
      throw new AccessDenied(
          403,
          "output: a cross-origin page may not have reports written (allowed origins:"
              + " CORS_ALLOWED_ORIGINS)");
    }
  }

  private boolean isForeign(Function<String, @Nullable String> headers) {
    String origin = headers.apply("Origin");
    String site = headers.apply("Sec-Fetch-Site");
    if (origin != null && ownOrigins.stream().anyMatch(origin::equalsIgnoreCase)) {
      return false;
    }
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    return origin != null && !isOf(origin, headers.apply("Host"));
  }

  /** Compares hosts only: the scheme may differ behind a proxy that terminates TLS. */
  private static boolean isOf(String origin, @Nullable String host) {
    int end = origin.indexOf(SCHEME_END);
    return end >= 0 && origin.substring(end + SCHEME_END.length()).equalsIgnoreCase(host);
  }
}
