package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.CallerDigest;

/**
 * Tells accepted callers apart, so that none takes what is meant for all: by their credential's
 * owner, who may have many tokens. It says nothing about what a caller may do.
 */
final class CallerKey {
  private CallerKey() {}

  /** Equal for calls of one caller. Who shows no credential is nobody's equal. */
  static Object of(Caller caller) {
    return switch (caller) {
      case Caller.Remote(String authorization) when authorization != null ->
          CallerDigest.of(authorization);
      case Caller.Remote stranger -> new Object();
      case Caller.Unattended nobody -> new Object();
    };
  }
}
