package io.oscar.reports.source.loki;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input stream that is ASCII only, as nearly all Loki responses are. Parsing it takes half the
 * time of decoding UTF-8 with possible invalid bytes.
 */
final class AsciiInputStream extends FilterInputStream {
  AsciiInputStream(InputStream in) {
    super(in);
  }

  /**
   * @throws NonAsciiByte if the byte is not ASCII
   */
  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one > 0x7F) {
      throw new NonAsciiByte();
    }
    return one;
  }

  /**
   * @throws NonAsciiByte if a byte is not ASCII
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int number = super.read(bytes, offset, length);
    int all = 0;
    for (int i = offset; i < offset + number; i++) {
      all |= bytes[i];
    }
    if (all < 0) {
      throw new NonAsciiByte();
    }
    return number;
  }

  /** Non-ASCII bytes were found. */
  static final class NonAsciiByte extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
