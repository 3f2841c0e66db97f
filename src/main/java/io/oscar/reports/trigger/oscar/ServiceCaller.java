package io.oscar.reports.trigger.oscar;

import io.oscar.reports.report.Caller;
import io.oscar.reports.tally.Ascii;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls a service: the environment of its script says so.
 *
 * <p>A job is unattended. OSCAR let its caller start it, hands the script no credential of theirs,
 * and gives them no answer: the results go to the bucket of the service's owner. It is told by
 * {@code JOB_UUID}, which the manager sets in the pods of jobs only. {@code EVENT} tells nothing:
 * the supervisor itself sets it for whatever body looks like the event of a storage, and the body
 * is the caller's.
 *
 * <p>Everybody else is remote. Their {@code Authorization} is handed on to the manager, which
 * decides what they may see; where the watchdog hands over no headers ({@code cgi_headers=false})
 * they have none and are refused.
 *
 * <p>One credential the manager would refuse to list services for: the service's own token. Who
 * holds it speaks for the service, and could have the same report made by a job; so that call is
 * unattended, too. The manager shows the token to everyone whom it shows the service to, which is
 * why the service is to be private.
 */
final class ServiceCaller {
  private static final String BEARER = "Bearer ";
  // A UUID has 36 characters; names of files end at 255 bytes.
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

  /** What tells a job from all others, fit for the name of a file; null for a synchronous call. */
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

  /** Takes as long for any token of that length, so that none can be guessed piece by piece. */
  private static boolean isToken(String authorization, String token) {
    return !token.isEmpty()
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }
}
