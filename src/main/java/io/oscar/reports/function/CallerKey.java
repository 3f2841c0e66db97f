package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells accepted callers apart, so that none takes what is meant for all: by the person in a token
 * (RFC 7519, {@code iss} and {@code sub}), of which one person may have many, else by the
 * credential. It says nothing about what a caller may do.
 */
final class CallerKey {
  private static final String BEARER = "bearer ";

  private CallerKey() {}

  /** Who holds a token. */
  private record Person(String issuer, String subject) {}

  /** Equal for calls of one caller. Who shows no credential is nobody's equal. */
  static Object of(Caller caller) {
    return switch (caller) {
      case Caller.Unattended nobody -> new Object();
      case Caller.Remote(var authorization) when authorization == null -> new Object();
      case Caller.Remote remote -> personOr(remote);
    };
  }

  private static Object personOr(Caller.Remote remote) {
    String authorization = String.valueOf(remote.authorization()).strip();
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return remote;
    }
    Person person = person(authorization.substring(BEARER.length()).strip());
    return person == null ? remote : person;
  }

  private static @Nullable Person person(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return null;
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.substring(first + 1, second));
      JsonNode json = JsonMapper.shared().readTree(new String(claims, StandardCharsets.UTF_8));
      String subject = json.path("sub").asString("");
      return subject.isEmpty() ? null : new Person(json.path("iss").asString(""), subject);
    } catch (IllegalArgumentException | JacksonException opaque) {
      return null;
    }
  }
}
