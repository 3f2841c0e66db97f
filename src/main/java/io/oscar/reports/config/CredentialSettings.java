package io.oscar.reports.config;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Credentials from the environment; none of them appears in a message. */
final class CredentialSettings {
  private CredentialSettings() {}

  /**
   * The {@code Authorization} header built from {@code PREFIX_TOKEN}, or from {@code
   * PREFIX_USERNAME} and {@code PREFIX_PASSWORD}; null if none is set.
   *
   * @throws InvalidSetting if a token and a password are both set, half a credential is missing, or
   *     a value is not valid in a header
   */
  static @Nullable String authorization(String prefix, EnvironmentVariables variables) {
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
      throw new InvalidSetting(prefix + "_USERNAME", "is required with " + prefix + "_PASSWORD");
    }
    if (password == null) {
      throw new InvalidSetting(prefix + "_PASSWORD", "is required with " + prefix + "_USERNAME");
    }
    return okhttp3.Credentials.basic(username, password, StandardCharsets.UTF_8);
  }

  /** A variable's value, checked to be valid in a header; null if unset. */
  static @Nullable String sendable(String name, EnvironmentVariables variables) {
    String value = variables.text(name);
    if (value != null && value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSetting(name, "contains a line break or another control character");
    }
    return value;
  }
}
