package io.oscar.reports.engine;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CallerDigest;

/**
 * Identifies accepted callers for fair sharing: by the owner of their credential, who may have many
 * tokens. It is no authorization.
 */
final class CallerKey {
  private CallerKey() {}

  /** Equal for all calls of one caller. Callers without a credential are never equal. */
  static Object of(Caller caller) {
    return switch (caller) {
      case Caller.Remote(String authorization) when authorization != null ->
          CallerDigest.of(authorization);
      case Caller.Remote stranger -> new Object();
      case Caller.Unattended nobody -> new Object();
    };
  }
}
