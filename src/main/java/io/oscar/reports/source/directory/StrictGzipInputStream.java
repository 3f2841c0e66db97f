package io.oscar.reports.source.directory;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses a gzip file completely.
 *
 * <p>A file may contain several members. The JDK silently treats a damaged one as the end of the
 * file, and its requests would be lost.
 */
final class StrictGzipInputStream extends GZIPInputStream {
  // checksum and length of the last member (RFC 1952, section 2.3)
  private static final int TRAILER = 8;

  /**
   * @throws IOException if the bytes are not a gzip file
   */
  StrictGzipInputStream(InputStream bytes, int buffer) throws IOException {
    super(bytes, buffer);
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
      throw new ZipException("trailing data is not gzip");
    }
    return read;
  }
}
