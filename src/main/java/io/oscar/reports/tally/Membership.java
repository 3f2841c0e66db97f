package io.oscar.reports.tally;

import java.util.Set;

/** Whether a user field is a member of the identity provider. */
public enum Membership {
  /** Authenticated by OpenID Connect: the user field is a {@code sub}. */
  MEMBER("member"),
  /** Not a person: a service token, a storage event or basic authentication. */
  EXTERNAL("external");

  /** The key under which requests with an empty user field are reported. */
  public static final String NO_USER_KEY = "(none)";

  // basic authentication; service token or an event without a user; MinIO's webhook; folded names
  private static final Set<String> NOT_A_PERSON = Set.of("", "oscar", "nil", "minio", Tally.OTHER);

  private final String key;

  Membership(String key) {
    this.key = key;
  }

  /** The value in reports. */
  public String key() {
    return key;
  }

  /** The membership of a user field as logged. */
  public static Membership of(String user) {
    return isExternal(user) ? EXTERNAL : MEMBER;
  }

  /** Whether a user field is not a person. */
  static boolean isExternal(String user) {
    return NOT_A_PERSON.contains(user);
  }
}
