package io.oscar.reports.delivery;

import io.oscar.reports.tally.Ascii;
import java.util.HexFormat;

/**
 * An object of a bucket, or the prefix of some.
 *
 * @param bucket the bucket's name
 * @param key the object's name in it; a prefix where it is empty or ends in a slash
 */
public record ObjectAddress(String bucket, String key) {
  /** How an address begins. */
  public static final String SCHEME = "s3://";

  private static final int SHORTEST_BUCKET = 3;
  private static final int LONGEST_BUCKET = 63;
  private static final int LONGEST_KEY = 900;
  private static final int LONGEST = 1000;

  /** A prefix leaves room for the name of any report. */
  private static final int LONGEST_PREFIX = 700;

  /**
   * @throws IllegalArgumentException if no bucket can be called so, or the key could be mistaken
   *     for another one
   */
  public ObjectAddress {
    if (!isBucket(bucket)) {
      throw new IllegalArgumentException("'" + bucket + "' is not the name of a bucket");
    }
    checkKey(key);
  }

  /**
   * Reads an address.
   *
   * @param text like {@code s3://bucket/some/prefix/}
   * @throws IllegalArgumentException if it is none
   */
  public static ObjectAddress of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the address is longer than " + LONGEST + " characters");
    }
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException("'" + text + "' is not like s3://bucket/prefix/");
    }
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new ObjectAddress(rest, "")
        : new ObjectAddress(rest.substring(0, slash), rest.substring(slash + 1));
  }

  /** Whether this stands for all objects whose names begin so. */
  public boolean isPrefix() {
    return key.isEmpty() || key.endsWith("/");
  }

  /** The object of a name below this prefix; this object where it is none. */
  public ObjectAddress resolve(String name) {
    return isPrefix() ? new ObjectAddress(bucket, key + name) : this;
  }

  /** Whether another address lies below this prefix, or is this very one. */
  public boolean contains(ObjectAddress other) {
    boolean isBelow = isPrefix() ? other.key.startsWith(key) : other.key.equals(key);
    return bucket.equals(other.bucket) && isBelow;
  }

  /** Percent-encoded: dot, slash, backslash, percent sign and control characters. */
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

  /** The names that both AWS and MinIO take. */
  private static boolean isBucket(String name) {
    return name.length() >= SHORTEST_BUCKET
        && name.length() <= LONGEST_BUCKET
        && name.chars().allMatch(c -> Ascii.isLowerCaseOrDigit(c) || c == '.' || c == '-')
        && Ascii.isLowerCaseOrDigit(name.charAt(0))
        && Ascii.isLowerCaseOrDigit(name.charAt(name.length() - 1))
        && !name.contains("..");
  }

  /** Servers and proxies resolve such parts of a path, each in its own way. */
  private static void checkKey(String key) {
    int longest = key.endsWith("/") ? LONGEST_PREFIX : LONGEST_KEY;
    if (key.length() > longest) {
      throw new IllegalArgumentException("the name is longer than " + longest + " characters");
    }
    if (key.chars().anyMatch(Character::isISOControl) || key.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("the name holds a control character or a backslash");
    }
    if (holdsEncoded(key)) {
      throw new IllegalArgumentException("the name holds an encoded dot, slash or percent sign");
    }
    for (String part : key.split("/", -1)) {
      if (part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException("the name holds a part '" + part + "'");
      }
    }
    if (key.startsWith("/") || key.contains("//")) {
      throw new IllegalArgumentException("the name holds an empty part");
    }
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
