package io.oscar.reports.delivery;

import io.oscar.reports.accesslog.Ascii;
import java.util.HexFormat;

/**
 * The address of an object in a bucket, or of all objects below a prefix.
 *
 * @param bucket the bucket's name
 * @param key the object's key; a prefix if it is empty or ends with a slash
 */
public record ObjectAddress(String bucket, String key) {
  /** The scheme of addresses. */
  public static final String SCHEME = "s3://";

  private static final int SHORTEST_BUCKET = 3;
  private static final int LONGEST_BUCKET = 63;
  private static final int LONGEST_KEY = 900;
  private static final int LONGEST = 1000;

  /** A prefix leaves room for the name of any report. */
  private static final int LONGEST_PREFIX = 700;

  /**
   * @throws IllegalArgumentException if the bucket's name is invalid, or the key is ambiguous
   */
  public ObjectAddress {
    if (!isBucket(bucket)) {
      throw new IllegalArgumentException("'" + bucket + "' is not a valid bucket name");
    }
    checkKey(key);
  }

  /**
   * Parses an address.
   *
   * @param text like {@code s3://bucket/some/prefix/}
   * @throws IllegalArgumentException if it is invalid
   */
  public static ObjectAddress of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the address is longer than " + LONGEST + " characters");
    }
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an S3 address such as s3://bucket/prefix/");
    }
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new ObjectAddress(rest, "")
        : new ObjectAddress(rest.substring(0, slash), rest.substring(slash + 1));
  }

  /** Whether this is a prefix rather than a single object. */
  public boolean isPrefix() {
    return key.isEmpty() || key.endsWith("/");
  }

  /** The object with a name below this prefix; this object if it is not a prefix. */
  public ObjectAddress resolve(String name) {
    return isPrefix() ? new ObjectAddress(bucket, key + name) : this;
  }

  /** Whether another address is below this prefix, or equal to it. */
  public boolean contains(ObjectAddress other) {
    boolean isBelow = isPrefix() ? other.key.startsWith(key) : other.key.equals(key);
    return bucket.equals(other.bucket) && isBelow;
  }

  /** Whether a dot, slash, backslash, percent sign or control character is percent-encoded. */
  private static boolean holdsEncoded(String key) {
    for (int at = key.indexOf('%');
        at >= 0 && at + 2 < key.length();
        at = key.indexOf('%', at + 1)) {
      char high = key.charAt(at + 1);
      char low = key.charAt(at + 2);
      if (HexFormat.isHexDigit(high)
          && HexFormat.isHexDigit(low)
          && isHidden((char) HexFormat.fromHexDigits(key, at + 1, at + 3))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHidden(char c) {
    return c < ' ' || "./\\%".indexOf(c) >= 0;
  }

  /** Names that both AWS and MinIO accept. */
  private static boolean isBucket(String name) {
    return name.length() >= SHORTEST_BUCKET
        && name.length() <= LONGEST_BUCKET
        && name.chars().allMatch(c -> Ascii.isLowerCaseOrDigit(c) || c == '.' || c == '-')
        && Ascii.isLowerCaseOrDigit(name.charAt(0))
        && Ascii.isLowerCaseOrDigit(name.charAt(name.length() - 1))
        && !name.contains("..");
  }

  /** Servers and proxies normalize such segments in different ways. */
  private static void checkKey(String key) {
    int longest = key.endsWith("/") ? LONGEST_PREFIX : LONGEST_KEY;
    if (key.length() > longest) {
      throw new IllegalArgumentException("the key is longer than " + longest + " characters");
    }
    if (key.chars().anyMatch(Character::isISOControl) || key.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("the key contains a control character or a backslash");
    }
    if (holdsEncoded(key)) {
      throw new IllegalArgumentException("the key contains an encoded dot, slash or percent sign");
    }
    for (String part : key.split("/", -1)) {
      if (part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException("the key contains a segment '" + part + "'");
      }
    }
    if (key.startsWith("/") || key.contains("//")) {
      throw new IllegalArgumentException("the key contains an empty segment");
    }
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
