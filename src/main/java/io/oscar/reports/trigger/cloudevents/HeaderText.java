package io.oscar.reports.trigger.cloudevents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.util.StringUtils;

/**
 * Encodes attributes as header values: HTTP Protocol Binding for CloudEvents 1.0.2, 3.1.3.2 "HTTP
 * Header Values".
 */
final class HeaderText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private HeaderText() {}

  /** Encodes an attribute: everything but visible ASCII, and quotes and percent signs, as %XY. */
  static String encode(String attribute) {
    var header = new StringBuilder(attribute.length());
    for (byte part : attribute.getBytes(StandardCharsets.UTF_8)) {
      if (part > ' ' && part < 0x7F && part != '"' && part != '%') {
        header.append((char) part);
      } else {
        header.append('%').append(HEX.toHexDigits(part));
      }
    }
    return header.toString();
  }

  /**
   * Decodes an attribute.
   *
   * @param header the header's value, one character per byte
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8
   */
  static String decode(String header) {
    String bytes = StringUtils.uriDecode(unquoted(header.strip()), StandardCharsets.ISO_8859_1);
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("not UTF-8", malformed);
    }
  }

  /** Senders of version 1.0.1 may quote values. */
  private static String unquoted(String header) {
    boolean isQuoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
    if (!isQuoted) {
      return header;
    }
    var plain = new StringBuilder(header.length());
    int end = header.length() - 1;
    for (int i = 1; i < end; i++) {
      boolean isEscape = header.charAt(i) == '\\' && i + 1 < end;
      plain.append(header.charAt(isEscape ? ++i : i));
    }
    return plain.toString();
  }
}
