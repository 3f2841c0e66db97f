package io.oscar.reports.source.loki;

import static io.oscar.reports.source.LogLines.manager;
import static io.oscar.reports.source.LogLines.prefixed;
import static io.oscar.reports.source.LogStream.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LoggedLine;
import io.oscar.reports.tally.LineCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of an operator that end in a stage, after which a line filter means something else. */
@Tag("real")
class TrailingStagesTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final TimeRange DAY = new TimeRange(START, Instant.parse("2026-10-01T23:59:59Z"));
  private static final TimeRange AROUND =
      new TimeRange(START.minusSeconds(1), START.plusSeconds(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "| drop pod",
        "| drop pod, container",
        "| keep app",
        "| keep app, namespace=`oscar`",
        "| decolorize",
        "| line_format \"{{ __line__ }}\"",
        "| label_format node=pod",
        "| logfmt",
        "| json",
        "| pattern \"<first> | <rest>\"",
        "| unpack",
        "| app=\"oscar\"",
        "| drop pod # without the pod",
        "# everything",
        "# everything\n",
        "\n| drop pod\n# without the pod\n",
        "!= `#` | drop pod",
        "|~ `/(?:run|job)/` | keep pod"
      })
  void countsTheSameLinesWhateverStageEndsTheQuery(String stages) {
    LokiSettings settings =
        Lokis.managerQuery(
            "{namespace=\"{{namespace}}\", app=`{{app}}`} |~ `/run/|/job/` " + stages);
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, sparse());

    LogReading reading = loki.read(settings, MANAGER, DAY);

    assertThat(reading.tally().lines()).isEqualTo(new LineCounts(100, 0, Map.of()));
    assertThat(LokiTenant.users(reading)).hasSize(100);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "| drop pod", "| keep app", "| drop pod # without the pod"})
  void splitsLinesOfOneNanosecondByText(String stages) {
    LokiSettings settings = Lokis.managerQuery(LokiSettings.DEFAULT_QUERY + stages);
    LokiTenant loki = RealLokis.tenant().push(Lokis.MANAGER, crowded());

    LogReading reading = loki.read(settings, MANAGER, AROUND);

    assertThat(reading.tally().lines()).isEqualTo(new LineCounts(6_000, 0, Map.of()));
    assertThat(LokiTenant.users(reading)).hasSize(6_000);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  /** Every other line has a prefix: nothing but the parser can tell that it is a request. */
  private static List<LoggedLine> sparse() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 100; i++) {
      LoggedLine line = request(START.plusSeconds(i * 860L), i);
      lines.add(i % 2 == 0 ? line : prefixed("2026-10-01T00:00:00.1Z stderr F ", line));
    }
    return lines;
  }

  private static List<LoggedLine> crowded() {
    var lines = new ArrayList<LoggedLine>();
    for (int i = 0; i < 6_000; i++) {
      lines.add(request(START, i));
    }
    return lines;
  }

  private static LoggedLine request(Instant time, int user) {
    return manager(time, 200, "10.0.0.1", "/run/foo", "user-" + user);
  }
}
