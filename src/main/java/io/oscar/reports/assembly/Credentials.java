package io.oscar.reports.assembly;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Credentials from the environment; none of them appears in a message. */
final class Credentials {
  private Credentials() {}

  /**
   * The {@code Authorization} header that {@code PREFIX_TOKEN}, or {@code PREFIX_USERNAME} and
   * {@code PREFIX_PASSWORD}, make up; null where none is set.
   *
   * @throws InvalidSetting if both or half a credential is set, or one cannot be sent
   */
  static @Nullable String authorization(String prefix, Variables variables) {
    String token = sendable(prefix + "_TOKEN", variables);
    String username = sendable(prefix + "_USERNAME", variables);
    String password = sendable(prefix + "_PASSWORD", variables);
    if (token != null && (username != null || password != null)) {
      throw new InvalidSetting(
          prefix + "_TOKEN", "cannot be combined with " + prefix + "_USERNAME or _PASSWORD");
    }
    if (token != null) {
      return "Bearer " + token;
    }
    if (username == null && password == null) {
      return null;
    }
    if (username == null) {
      throw new InvalidSetting(prefix + "_USERNAME", "is missing beside " + prefix + "_PASSWORD");
    }
    if (password == null) {
      throw new InvalidSetting(prefix + "_PASSWORD", "is missing beside " + prefix + "_USERNAME");
    }
    return okhttp3.Credentials.basic(username, password, StandardCharsets.UTF_8);
  }

  /** A variable's value that fits into a header, or null. */
  static @Nullable String sendable(String name, Variables variables) {
    String value = variables.text(name);
    if (value != null && value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSetting(name, "holds a line break or another control character");
    }
    return value;
  }
}
