package io.oscar.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables fit the terminal, and long texts stay under their column. */
class TableWidthTest {

  @Test
  void wrapsLongTextsWithinColumn() throws IOException {
    assertThat(table(72))
        .isEqualTo(
            """
            Requests by user
            2026-10-01  to  2026-10-31  (UTC)

            INCOMPLETE: loki is partial, affected metrics:
            requests-sync-per-service, requests-async-per-service,
            requests-per-user, users-per-service, services-count, countries-count,
            countries-list

            user                      membership  requests  countries
            ------------------------  ----------  --------  ------------------------
            1f0e9c4b7a6d5e3f2b1c0a9b  member        12,345  CH:465 CZ:625 DE:949
            8c7d6e5f4                                       ES:4281 FR:12
            (total)                                 12,345

            source  status   last updated  notes
            ------  -------  ------------  -----------------------------------------
            loki    partial  -             lines: 16684 read, 16000 counted, 400
                                           refused by the manager, 284 rejected
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "exposed-request-logs, 16, exposed-request-|logs",
    "country-attribution, 16, country-|attribution",
    "2026-10-31T20:08:24Z, 16, 2026-10-31T|20:08:24Z",
    "of 2026-10-31T20:08:24Z, 12, of|2026-10-31T|20:08:24Z",
    "abcdefghij, 4, abcd|efgh|ij",
    "'-abcdef', 4, -abc|def"
  })
  void breaksWordsAtReadablePlaces(String text, int width, String lines) {
    assertThat(String.join("|", WrappedText.lines(text, width))).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 72, 80, 100, 132})
  void keepsLinesWithinTerminalWidth(int width) throws IOException {
    assertThat(table(width).lines().mapToInt(String::length).max().orElse(0))
        .isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void showsNumbersInTooNarrowTerminal(int width) throws IOException {
    assertThat(table(width)).contains("12,345");
  }

  @Test
  void doesNotWrapWithoutTerminal() throws IOException {
    assertThat(table(Integer.MAX_VALUE))
        .contains(
            "\n"
                + "1f0e9c4b7a6d5e3f2b1c0a9b8c7d6e5f4  member        12,345  CH:465 CZ:625 DE:949"
                + " ES:4281 FR:12\n")
        .contains("lines: 16684 read, 16000 counted, 400 refused by the manager, 284 rejected\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T00:00:00Z, 2026-10-31T23:59:59.999999999Z, 2026-10-01  to  2026-10-31  (UTC)",
    "2026-10-01T00:00:00Z, 2026-10-01T23:59:59.999999999Z, 2026-10-01  (UTC)",
    "2026-10-01T00:00:00.5Z, 2026-10-31T23:59:59.999999999Z,"
        + " 2026-10-01T00:00:00.500Z  to  2026-10-31T24:00:00Z",
    "2026-10-01T00:00:00Z, 2026-10-31T23:59:59Z,"
        + " 2026-10-01T00:00:00Z  to  2026-10-31T23:59:59Z"
  })
  void showsRangeOfWholeDaysAsDates(Instant start, Instant end, String text) {
    assertThat(RangeText.of(start, end)).isEqualTo(text);
  }

  private static String table(int width) throws IOException {
    var countries =
        List.of(
            new CountryCount("CH", 465),
            new CountryCount("CZ", 625),
            new CountryCount("DE", 949),
            new CountryCount("ES", 4281),
            new CountryCount("FR", 12));
    var report =
        new Breakdown(
            Instant.parse("2026-10-01T00:00:00Z"),
            Instant.parse("2026-10-31T23:59:59.999999999Z"),
            GroupBy.USER,
            List.of(
                new UserItem(
                    "1f0e9c4b7a6d5e3f2b1c0a9b8c7d6e5f4", Membership.MEMBER, 12_345, countries)),
            List.of(
                new SourceStatus(
                    SourceName.LOKI,
                    Completeness.PARTIAL,
                    null,
                    "lines: 16684 read, 16000 counted, 400 refused by the manager, 284"
                        + " rejected")));
    var out = new StringWriter();
    new ReportTable(width).render(report, out);
    return out.toString();
  }
}
