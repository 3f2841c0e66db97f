package io.oscar.reports.source.directory;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a gzip file to its end.
 *
 * <p>A file may hold several members one after the other. The JDK takes a damaged one for the end
 * of the file and says nothing; the requests in it would be lost in silence.
 */
final class GzipMembers extends GZIPInputStream {
  // checksum and length of the last member (RFC 1952, section 2.3)
  private static final int TRAILER = 8;

  /**
   * @throws IOException if the bytes are no gzip file
   */
  GzipMembers(InputStream bytes, int buffer) throws IOException {
    super(bytes, buffer);
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
      throw new ZipException("what follows is no gzip");
    }
    return read;
  }
}
