package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Rejection;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Users of unusual characters and lengths, in windows that are counted and in ones that are read.
 */
@Tag("real")
class UnusualUsersTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final String LONGEST = "u".repeat(255);
  private static final List<String> USERS =
      List.of(
          "",
          "a\u0000b",
          "\u0001\u001b[31mred",
          "say \"hi\"",
          "\"",
          "'",
          "`",
          "back\\slash",
          "{a=\"b\"}",
          "a|b",
          "auth0|65f0",
          "tab\tulator",
          "line\nbreak",
          "carriage\rreturn",
          "\u0085",
          "a\u2028b",
          "\u00a0",
          "\u3000wide",
          "\ufeffmark",
          "end\u2003",
          "end\u001f",
          "end\u000b",
          "\ud83d\ude00".repeat(255),
          "\ud83d\ude00",
          "e\u0301",
          "\u202eltr",
          "\uffff",
          "%s%n",
          "${env:HOME}",
          LONGEST);

  @ParameterizedTest
  @ValueSource(ints = {3_600, 1})
  void countsEveryUserAsLogged(int secondsBetweenLines) {
    Duration step = Duration.ofSeconds(secondsBetweenLines);
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 600; i++) {
      String user = USERS.get(i % USERS.size());
      lines.add(manager(START.plus(step.multipliedBy(i)), 200, "10.0.0.1", "/run/foo", user));
    }
    lines.add(
        manager(START.plus(step.multipliedBy(600)), 200, "10.0.0.1", "/run/foo", LONGEST + "u"));
    lines.add(
        manager(START.plus(step.multipliedBy(601)), 404, "10.0.0.1", "/run/foo", LONGEST + "u"));
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, lines);

    LogReading reading =
        loki.read(MANAGER, new TimeRange(START, START.plus(step.multipliedBy(602))));

    assertThat(LokiTenant.users(reading)).containsEntry("a\u0000b", 20L).containsEntry("", 20L);
    assertThat(LokiTenant.users(reading))
        .containsEntry("end\u2003", 20L)
        .containsEntry("end\u001f", 20L)
        .containsEntry("end\u000b", 20L)
        .containsEntry("\ud83d\ude00".repeat(255), 20L);
    assertThat(reading.tally().lines())
        .isEqualTo(new LineCounts(600, 1, Map.of(Rejection.USER, 1L)));
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }
}
