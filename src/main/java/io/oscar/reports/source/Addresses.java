package io.oscar.reports.source;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Parses client addresses of logs. */
final class Addresses {
  /** The maximum length of an address, including a zone. */
  static final int LONGEST_LITERAL = 64;

  private Addresses() {}

  /**
   * The address in a text, or null if it is private (RFC 1918, loopback, link-local, ULA) or not an
   * address. Host names are never resolved.
   */
  static @Nullable InetAddress publicAddress(String text) {
    if (text.isEmpty() || text.length() > LONGEST_LITERAL) {
      return null;
    }
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
    return isPrivate(address) ? null : address;
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return uniqueLocal
        || address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress();
  }
}
