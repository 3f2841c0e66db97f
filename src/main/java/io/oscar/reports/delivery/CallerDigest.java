package io.oscar.reports.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A name for the owner of a credential: the same as long as the owner is, and nobody else's.
 *
 * <p>It stands for the subject <em>and</em> the issuer of a token, as two issuers may know one
 * subject each; or for the user of basic credentials. Nothing here checks a signature: it is to be
 * used for credentials that the manager has accepted only. Of a credential that cannot be read
 * beyond doubt the whole text counts, so that a clever one is at most another owner.
 */
final class CallerDigest {
  private static final Pattern BASIC =
      Pattern.compile("basic +([A-Za-z0-9+/]++={0,2}+)", Pattern.CASE_INSENSITIVE);

  /** A JSON Web Token: header, payload and signature (RFC 7519, 7515). */
  private static final Pattern TOKEN =
      Pattern.compile(
          "bearer +[A-Za-z0-9_-]++\\.([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]++",
          Pattern.CASE_INSENSITIVE);

  // Half of a SHA-256, in hexadecimal: finding another owner's takes 2^128 tries.
  private static final int LENGTH = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CallerDigest() {}

  /** The name for the owner of an {@code Authorization} header, as 32 hexadecimal digits. */
  static String of(String authorization) {
    String text = authorization.strip();
    String owner = userOfBasic(text);
    if (owner == null) {
      owner = subjectOfToken(text);
    }
    return digest(owner == null ? "credential " + text : owner);
  }

  private static @Nullable String userOfBasic(String text) {
    Matcher basic = BASIC.matcher(text);
    String pair = basic.matches() ? decoded(Base64.getDecoder(), basic.group(1)) : null;
    return pair == null || pair.indexOf(':') < 0
        ? null
        : "user " + pair.substring(0, pair.indexOf(':'));
  }

  private static @Nullable String subjectOfToken(String text) {
    Matcher token = TOKEN.matcher(text);
    String payload = token.matches() ? decoded(Base64.getUrlDecoder(), token.group(1)) : null;
    if (payload == null) {
      return null;
    }
    try {
      JsonNode claims = JSON.readTree(payload);
      String issuer = claims.path("iss").stringValue("");
      String subject = claims.path("sub").stringValue("");
      // With its length before it, no issuer can be continued into a subject.
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
