package io.oscar.reports.source;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Client addresses as logs hold them. */
final class Addresses {
  /** The longest text that may be an address, a zone included. */
  static final int LONGEST_LITERAL = 64;

  private Addresses() {}

  /**
   * The address that a text holds, or null where it is private (RFC 1918, loopback, link-local,
   * ULA) or no address at all. Nothing is ever resolved by name.
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
