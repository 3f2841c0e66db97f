package io.oscar.reports.source.oscar;

import io.oscar.reports.report.Inventory.Scope;
import java.util.Locale;

/** Interprets the {@code Authorization} header. */
final class AuthorizationHeader {
  private static final String ADMINISTRATOR = "basic ";
  private static final int LONGEST = 8 * 1024;

  private AuthorizationHeader() {}

  /** Whether the value is valid in a header: printable ASCII, not blank, and not too long. */
  static boolean canBeSent(String authorization) {
    return authorization.length() <= LONGEST
        && !authorization.isBlank()
        && authorization.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }

  /** The scope of the owner: only basic credentials are the administrator's. */
  static Scope scope(String authorization) {
    boolean isBasic = authorization.strip().toLowerCase(Locale.ROOT).startsWith(ADMINISTRATOR);
    return isBasic ? Scope.CLUSTER : Scope.VISIBLE;
  }
}
