package io.oscar.reports.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MinimumRateOutputStreamTest {
  private static final byte[] A_MEGABYTE = new byte[1024 * 1024];

  private final AtomicLong now = new AtomicLong(17);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MinimumRateOutputStream paced = new MinimumRateOutputStream(out, now::get);

  private void after(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void allowsTenSecondsForSmallResponse() throws IOException {
    after(9);
    paced.write(new byte[] {1, 2});
    paced.write(3);
    after(2);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> paced.write(4))
        .withMessage("the client reads the response too slowly");
    assertThat(out.toByteArray()).startsWith(1, 2, 3);
  }

  @Test
  void allowsEightSecondsMorePerMegabyte() throws IOException {
    for (int i = 0; i < 10; i++) {
      after(8);
      paced.write(A_MEGABYTE);
    }
    assertThat(out.size()).isEqualTo(10 * A_MEGABYTE.length);
    after(20);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> paced.write(A_MEGABYTE));
  }
}
