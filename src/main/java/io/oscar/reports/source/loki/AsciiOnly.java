package io.oscar.reports.source.loki;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of nothing but ASCII, as nearly all answers of Loki are. A parser reads it twice as fast
 * as one that has to expect bytes that are not even UTF-8.
 */
final class AsciiOnly extends FilterInputStream {
  AsciiOnly(InputStream in) {
    super(in);
  }

  /**
   * @throws OtherBytes if it is no ASCII
   */
  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one > 0x7F) {
      throw new OtherBytes();
    }
    return one;
  }

  /**
   * @throws OtherBytes if some are no ASCII
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int number = super.read(bytes, offset, length);
    int all = 0;
    for (int i = offset; i < offset + number; i++) {
      all |= bytes[i];
    }
    if (all < 0) {
      throw new OtherBytes();
    }
    return number;
  }

  /** There are other bytes than those of ASCII. */
  static final class OtherBytes extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
