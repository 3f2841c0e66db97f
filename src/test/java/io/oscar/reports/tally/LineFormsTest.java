package io.oscar.reports.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.LineForm;
import io.oscar.reports.accesslog.LogLine;
import io.oscar.reports.accesslog.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFormsTest {

  private static LogLine.Rejected like(String form) {
    return new LogLine.Rejected(Rejection.MALFORMED, form);
  }

  @Test
  void keepsMostFrequentForm() {
    Tally tally =
        Tally.builder()
            .reject(like("b"), 2)
            .reject(like("c"), 3)
            .reject(like("a"), 1)
            .reject(Rejection.MALFORMED, 9)
            .build();
    assertThat(tally.unreadable()).isEqualTo(new UnreadableLines(6, "c"));
    assertThat(tally.lines().rejected()).containsEntry(Rejection.MALFORMED, 15L);
  }

  @Test
  void takesFirstFormByNameOnTie() {
    assertThat(Tally.builder().reject(like("b"), 1).reject(like("a"), 1).build().unreadable())
        .isEqualTo(new UnreadableLines(2, "a"));
    assertThat(Tally.empty().unreadable()).isEqualTo(new UnreadableLines(0, ""));
  }

  @Test
  void isIndependentOfOrderAndPartition() {
    var random = new Random(8);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 5_000; i++) {
      lines.add(String.format(Locale.ROOT, "form %04d", random.nextInt(3_000)));
    }
    lines.addAll(Collections.nCopies(40, "form 0007"));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(lines, random);
      assertThat(inParts(lines, 1 + random.nextInt(50)).unreadable())
          .isEqualTo(new UnreadableLines(5_040, "form 0007"));
    }
  }

  private static Tally inParts(List<String> lines, int parts) {
    var all = Tally.builder();
    for (int part = 0; part < parts; part++) {
      var some = Tally.builder();
      for (int i = part; i < lines.size(); i += parts) {
        some.reject(like(lines.get(i)), 1);
      }
      all.add(some.build());
    }
    return all.build();
  }

  @Test
  void masksContentOfLine() {
    String secret = "user=Tom-Müller token: eyJhbGciOi.J9 /run/secret-service?key=12345 𝄞";
    assertThat(LineForm.of(secret)).isEqualTo("a=a-a a: a.a /a-a?a=9 ??");
    assertThat(LineForm.of("a,".repeat(100_000) + "-".repeat(100_000)))
        .hasSizeLessThanOrEqualTo(82)
        .endsWith("…");
  }
}
