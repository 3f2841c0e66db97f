package io.oscar.reports.trigger;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.trigger.job.JobFields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of others from having reports written in the name of whoever looks at them.
 * Browsers add basic credentials that they remember to whatever any page sends, and say which page
 * it was ({@code Origin}: RFC 6454; {@code Sec-Fetch-Site}: Fetch Metadata Request Headers).
 * Reading needs no such care: pages are not shown the answer.
 */
public final class ForeignPages {
  private static final String SCHEME_END = "://";

  private final List<String> ownOrigins;

  /**
   * @param ownOrigins the origins whose pages may ask for anything; {@code *} stands for none of
   *     them, since everybody's page is not a page of our own
   */
  public ForeignPages(List<String> ownOrigins) {
    this.ownOrigins = List.copyOf(ownOrigins);
  }

  /**
   * Refuses a job with an output that a foreign page sends.
   *
   * @param headers the value of a header by its name, or null where it is absent
   * @throws AccessDenied if it is one
   */
  public void refuse(JobFields job, Function<String, @Nullable String> headers) {
    if (job.hasOutput() && isForeign(headers)) {
      throw new AccessDenied(
          403,
          "output: a web page of another origin may not have reports written"
              + " (CORS_ALLOWED_ORIGINS names those that may)");
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

  /** Proxies end TLS, so that the scheme of the page says nothing here. */
  private static boolean isOf(String origin, @Nullable String host) {
    int end = origin.indexOf(SCHEME_END);
    return end >= 0 && origin.substring(end + SCHEME_END.length()).equalsIgnoreCase(host);
  }
}
