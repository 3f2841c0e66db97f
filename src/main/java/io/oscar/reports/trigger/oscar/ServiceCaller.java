package io.oscar.reports.trigger.oscar;

import io.oscar.reports.accesslog.Ascii;
import io.oscar.reports.report.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the caller of a service from the script's environment.
 *
 * <p>A job is unattended: OSCAR has authorized its caller, passes no credential on and returns no
 * response; the results go to the bucket of the service's owner. Jobs are recognised by {@code
 * JOB_UUID}, which the manager sets in pods of jobs only. {@code EVENT} is no proof: the supervisor
 * sets it for any body that looks like a storage event, and callers control the body.
 *
 * <p>Every other caller is remote. Their {@code Authorization} is passed on to the manager, which
 * decides what they may see; if the watchdog passes no headers ({@code cgi_headers=false}), they
 * have none and are rejected.
 *
 * <p>The manager does not list services for the service's own token. Its holder could start a job
 * with the same report, so such a call is unattended, too. Everyone who may see the service can
 * read its token, so the service should be private.
 */
final class ServiceCaller {
  private static final String BEARER = "Bearer ";
  // A UUID has 36 characters; file names are limited to 255 bytes.
  private static final int LONGEST_ID = 100;

  private ServiceCaller() {}

  static Caller of(Map<String, String> environment) {
    String authorization = environment.get("Http_Authorization");
    boolean isService =
        authorization != null
            && isToken(authorization, environment.getOrDefault("OSCAR_SERVICE_TOKEN", ""));
    return isService || jobId(environment) != null
        ? Caller.UNATTENDED
        : new Caller.Remote(authorization);
  }

  /** The job's id, safe as a file name; null for a synchronous call. */
  static @Nullable String jobId(Map<String, String> environment) {
    var id = new StringBuilder();
    environment
        .getOrDefault("JOB_UUID", "")
        .chars()
        .limit(LONGEST_ID)
        .forEach(c -> id.append(isPlain(c) ? (char) c : '_'));
    return id.isEmpty() ? null : id.toString();
  }

  private static boolean isPlain(int c) {
    return Ascii.isLetterOrDigit(c) || c == '-';
  }

  /** Compares in constant time, so that the token cannot be guessed by timing. */
  private static boolean isToken(String authorization, String token) {
    return !token.isEmpty()
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }
}
