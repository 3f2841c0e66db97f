package io.oscar.reports.trigger.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Enforces a minimum data rate: the report occupies memory and a permit until the client has read
 * the last byte.
 */
final class MinimumRateOutputStream extends FilterOutputStream {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long BYTES_PER_SECOND = 128 * 1024;
  private static final int PIECE = 8 * 1024;

  private final LongSupplier nanos;
  private final long begun;
  private long written;

  MinimumRateOutputStream(OutputStream out) {
    this(out, System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock, in nanoseconds
   */
  MinimumRateOutputStream(OutputStream out, LongSupplier nanos) {
    super(out);
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      int piece = Math.min(PIECE, length - done);
      out.write(bytes, offset + done, piece);
      written += piece;
      checkPace();
    }
  }

  private void checkPace() throws IOException {
    Duration allowed = GRACE.plusMillis(written * 1_000 / BYTES_PER_SECOND);
    if (nanos.getAsLong() - begun > allowed.toNanos()) {
      throw new IOException("the client reads the response too slowly");
    }
  }
}
