package io.oscar.reports.delivery;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CallerDigest;

/**
 * The prefixes below which remote callers may have reports written: one per caller, so that no
 * caller overwrites the reports of another caller or of a schedule.
 *
 * <p>An address below the prefix is mapped to {@code PREFIXcallers/CALLER/}. One that already
 * begins with that, as in receipts, is kept.
 *
 * @param prefix the prefix, which ends with a slash or is a whole bucket
 * @param areAuthenticated whether a manager authenticates callers before anything is written;
 *     otherwise their identity is unverified and they share one prefix
 */
public record CallerPrefixes(ObjectAddress prefix, boolean areAuthenticated) {
  private static final String CALLERS = "callers/";

  /** The prefix of callers who are not authenticated. */
  private static final String ANYONE = "anyone";

  /** The prefix of jobs and other unattended runs. */
  private static final String UNATTENDED = "unattended";

  /** Whether a caller may write to an address: it is not below another caller's prefix. */
  public boolean allows(ObjectAddress named, Caller caller) {
    String below = below(named);
    return !below.startsWith(CALLERS) || below.startsWith(part(caller));
  }

  /**
   * The address at which the reports of a caller are written.
   *
   * @throws IllegalArgumentException if the resulting address is too long
   */
  public ObjectAddress place(ObjectAddress named, Caller caller) {
    String below = below(named);
    String part = part(caller);
    String key = below.startsWith(part) ? below : part + below;
    return new ObjectAddress(prefix.bucket(), prefix.key() + key);
  }

  private String below(ObjectAddress named) {
    return named.key().substring(prefix.key().length());
  }

  private String part(Caller caller) {
    return CALLERS + name(caller) + "/";
  }

  private String name(Caller caller) {
    return switch (caller) {
      case Caller.Unattended() -> UNATTENDED;
      case Caller.Remote(String authorization) when authorization != null && areAuthenticated ->
          CallerDigest.of(authorization);
      case Caller.Remote somebody -> ANYONE;
    };
  }
}
