package io.oscar.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.BreakdownItem.UserItem;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.ReportResponse.Breakdown;
import io.oscar.reports.tally.Membership;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name in a log must not become a formula in a spreadsheet; OSCAR's own export lets it. */
class CsvFormulaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "=1+1~'=1+1",
        "+1~'+1",
        "-1~'-1",
        "@SUM(A1)~'@SUM(A1)",
        "\t=1~'\t=1",
        "a=b~a=b",
        "a,\"b\"~\"a,\"\"b\"\"\""
      })
  void escapesTextThatStartsFormula(String user, String cell) throws IOException {
    var item = new UserItem(user, Membership.MEMBER, 1, List.of());
    var report =
        new Breakdown(Instant.EPOCH, Instant.EPOCH, GroupBy.USER, List.of(item), List.of());
    var out = new StringWriter();
    new ReportCsv().render(report, out);

    assertThat(out.toString())
        .isEqualTo(
            "key,membership,executions_count,countries,start,end,complete,incomplete_sources\r\n"
                + cell
                + ",member,1,,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,true,\r\n");
  }
}
