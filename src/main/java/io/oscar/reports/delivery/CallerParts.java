package io.oscar.reports.delivery;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CallerDigest;

/**
 * Where callers from elsewhere may have reports written: below one prefix, each in a part of their
 * own, so that nobody replaces what another one, or a schedule, has had written.
 *
 * <p>What a caller names below the prefix is put into {@code PREFIXcallers/PART/}. An address that
 * begins with that already, as receipts have it, is taken as it is.
 *
 * @param prefix the prefix, which ends in a slash or is a whole bucket
 * @param areChecked whether a manager accepts callers before anything is written; otherwise who
 *     they say they are means nothing, and they share one part
 */
public record CallerParts(ObjectAddress prefix, boolean areChecked) {
  private static final String CALLERS = "callers/";

  /** The part of those who are not checked, or have no credential. */
  private static final String ANYONE = "anyone";

  /** The part of jobs and other runs that nobody waits for. */
  private static final String UNATTENDED = "unattended";

  /** Whether a caller may name an address below the prefix: it is in nobody else's part. */
  public boolean allows(ObjectAddress named, Caller caller) {
    String below = below(named);
    return !below.startsWith(CALLERS) || below.startsWith(part(caller));
  }

  /**
   * Where reports go to that a caller wants at an address that is allowed.
   *
   * @throws IllegalArgumentException if the address becomes too long
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
      case Caller.Remote(String authorization) when authorization != null && areChecked ->
          CallerDigest.of(authorization);
      case Caller.Remote somebody -> ANYONE;
    };
  }
}
