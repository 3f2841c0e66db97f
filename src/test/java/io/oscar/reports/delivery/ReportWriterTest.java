package io.oscar.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportWriterTest {

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void returnsEmptyWhenTextExceedsLimit(ReportFormat format) {
    String whole = ReportWriter.text(users(5_000), format);

    assertThat(ReportWriter.text(users(5_000), format, whole.length())).contains(whole);
    assertThat(ReportWriter.text(users(5_000), format, whole.length() - 1)).isEmpty();
    assertThat(ReportWriter.text(users(50_000), format, 100)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void propagatesIoExceptionOfStreamInEveryFormat(ReportFormat format) {
    var full =
        new OutputStream() {
          private int written;

          @Override
          public void write(int b) throws IOException {
            written++;
            if (written > 20_000) {
              throw new IOException("no space left");
            }
          }
        };
    assertThatIOException()
        .isThrownBy(() -> ReportWriter.write(users(5_000), format, full))
        .withMessage("no space left");
  }

  private static Breakdown users(int count) {
    List<UserItem> items =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new UserItem(
                        "user-" + i, Membership.MEMBER, 3, List.of(new CountryCount("ES", 3))))
            .toList();
    Instant now = Instant.parse("2026-11-01T00:00:00Z");
    return new Breakdown(now, now, GroupBy.USER, items, List.of());
  }
}
