package io.oscar.reports.report;

import io.oscar.reports.accesslog.Ascii;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An identifier of a credential's owner: stable across credentials, and distinct for every owner.
 *
 * <p>Derived from the subject <em>and</em> issuer of a token, as subjects are unique per issuer
 * only; or from the user of basic credentials. Signatures are not verified: use it only for
 * credentials accepted by the manager. For credentials that cannot be parsed unambiguously the
 * whole text is used, so that a crafted one is at most a different owner.
 */
public final class CallerDigest {
  // Half of a SHA-256 in hexadecimal: a preimage takes 2^128 attempts.
  private static final int LENGTH = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CallerDigest() {}

  /** The identifier of the owner of an {@code Authorization} header, as 32 hexadecimal digits. */
  public static String of(String authorization) {
    String text = authorization.strip();
    String owner = userOfBasic(text);
    if (owner == null) {
      owner = subjectOfToken(text);
    }
    return digest(owner == null ? "credential " + text : owner);
  }

  private static @Nullable String userOfBasic(String text) {
    String value = valueOf("basic ", text);
    String pair = value == null ? null : decoded(Base64.getDecoder(), value);
    return pair == null || pair.indexOf(':') < 0
        ? null
        : "user " + pair.substring(0, pair.indexOf(':'));
  }

  /** The credentials after a scheme (case-insensitive) and blanks; null for another scheme. */
  private static @Nullable String valueOf(String scheme, String text) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length())
        ? text.substring(scheme.length()).strip()
        : null;
  }

  /** A JSON Web Token: header, payload and signature (RFC 7519, 7515). */
  private static @Nullable String payloadOf(@Nullable String token) {
    if (token == null || !token.chars().allMatch(c -> c == '.' || isUrlSafe(c))) {
      return null;
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    boolean hasThreeParts =
        first > 0
            && second > first + 1
            && second < token.length() - 1
            && token.indexOf('.', second + 1) < 0;
    return hasThreeParts
        ? decoded(Base64.getUrlDecoder(), token.substring(first + 1, second))
        : null;
  }

  private static boolean isUrlSafe(int c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private static @Nullable String subjectOfToken(String text) {
    String payload = payloadOf(valueOf("bearer ", text));
    if (payload == null) {
      return null;
    }
    try {
      JsonNode claims = JSON.readTree(payload);
      String issuer = claims.path("iss").stringValue("");
      String subject = claims.path("sub").stringValue("");
      // Prefixed with its length, so that issuer and subject cannot be confused.
      return issuer.isEmpty() || subject.isEmpty()
          ? null
          : "subject " + issuer.length() + " " + issuer + subject;
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  private static @Nullable String decoded(Base64.Decoder decoder, String text) {
    try {
      return new String(decoder.decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static String digest(String owner) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(owner.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
