package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.tally.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a log is tallied country by country, and what the parts are. */
class CountryPartsTest {
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final Window THIRTY_DAYS = window(START, START.plus(Duration.ofDays(30)));
  private static final LogQl QUERY =
      LogQl.ofTemplate("{app=\"oscar\"} |= \"/run/\"", java.util.Map.of());

  private final FakeLoki loki = new FakeLoki();

  @Test
  void sparseStreamsOfCountriesAreCountedOnTheirOwn() {
    spread(9_000, "Spain");
    spread(9_000, "Portugal");
    spread(9_000, "");

    assertThat(parts(Buckets.NONE))
        .extracting(part -> part.query().toString(), LogPart::hasCountries)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "{country=~\"Portugal\", app=\"oscar\"} |= \"/run/\"", true),
            org.assertj.core.groups.Tuple.tuple(
                "{country=~\"Spain\", app=\"oscar\"} |= \"/run/\"", true),
            org.assertj.core.groups.Tuple.tuple(
                "{country!~\"Portugal|Spain\", app=\"oscar\"} |= \"/run/\"", false));
  }

  @Test
  void theLogIsOnePartWithoutALabelOfCountries() {
    spread(27_000, "");

    assertThat(parts(Buckets.NONE)).extracting(LogPart::query).containsExactly(QUERY);
  }

  @Test
  void theLogIsOnePartWhereItHasFewLines() {
    spread(900, "Spain");
    spread(900, "");

    assertThat(parts(Buckets.NONE)).extracting(LogPart::query).containsExactly(QUERY);
  }

  @Test
  void theLogIsOnePartWhereItIsSoDenseThatItIsRead() {
    loki.with(30_000, START, Duration.ofSeconds(2), "Spain");

    assertThat(parts(Buckets.NONE)).extracting(LogPart::query).containsExactly(QUERY);
  }

  @Test
  void theLogIsOnePartWhereEachDayIsCountedApart() {
    spread(9_000, "Spain");
    spread(9_000, "");
    List<Instant> days =
        IntStream.range(0, 30).mapToObj(day -> START.plus(Duration.ofDays(day))).toList();

    assertThat(parts(Buckets.of(Buckets.By.KIND, days)))
        .extracting(LogPart::query)
        .containsExactly(QUERY);
  }

  @Test
  void countriesWithFewLinesAreCountedTogether() {
    spread(9_000, "Spain");
    spread(200, "Malta");
    spread(100, "Cyprus");
    spread(9_000, "");

    assertThat(parts(Buckets.NONE))
        .extracting(part -> part.query().selector())
        .containsExactly(
            "{country=~\"Spain\", app=\"oscar\"}",
            "{country=~\"Malta|Cyprus\", app=\"oscar\"}",
            "{country!~\"Spain|Malta|Cyprus\", app=\"oscar\"}");
  }

  @Test
  void aLabelThatNamesNoCountryStaysWithThoseWithoutOne() {
    spread(9_000, "Spain");
    spread(9_000, "unknown");
    spread(9_000, "-");

    assertThat(parts(Buckets.NONE))
        .extracting(part -> part.query().selector())
        .containsExactly(
            "{country=~\"Spain\", app=\"oscar\"}", "{country!~\"Spain\", app=\"oscar\"}");
  }

  @Test
  void denseDaysAreReadInOneAndTheOthersCountedInParts() {
    spread(9_000, "Spain");
    spread(9_000, "");
    Instant dense = START.plus(Duration.ofDays(10));
    loki.with(20_000, dense, Duration.ofSeconds(4), "Spain");

    List<LogPart> parts = parts(Buckets.NONE);

    Window day = window(dense, dense.plus(Duration.ofDays(1)));
    List<Window> others =
        List.of(
            new Window(THIRTY_DAYS.after(), day.after()),
            new Window(day.upTo(), THIRTY_DAYS.upTo()));
    assertThat(parts).extracting(LogPart::stretches).containsExactly(List.of(day), others, others);
    assertThat(parts.getFirst().query()).isEqualTo(QUERY);
  }

  @Test
  void partsOfASecondAtTheEndsAreReadInOne() {
    spread(9_000, "Spain");
    spread(9_000, "");
    var odd = new Window(THIRTY_DAYS.after() + 1, THIRTY_DAYS.upTo() - 1);

    List<LogPart> parts = parts(odd, Buckets.NONE);

    var inner = new Window(THIRTY_DAYS.after() + Window.SECOND, THIRTY_DAYS.upTo() - Window.SECOND);
    assertThat(parts)
        .extracting(LogPart::stretches)
        .containsExactly(
            List.of(new Window(odd.after(), inner.after()), new Window(inner.upTo(), odd.upTo())),
            List.of(inner),
            List.of(inner));
  }

  @Test
  void thePartsOfTheLogAreOneWhereTheIndexDoesNotTellByLabel() {
    spread(9_000, "Spain");
    loki.withFault(
        question ->
            question.about() == FakeLoki.About.VOLUMES
                ? FakeLoki.failure(io.oscar.reports.source.SourceFailure.Kind.BUSY, "later")
                : null);
    var histogram =
        VolumeHistogram.of(
            new FakeLoki()
                .with(9_000, START, Duration.ofSeconds(288), "Spain")
                .volumes("{app=\"oscar\"}", null, THIRTY_DAYS, Duration.ofDays(1))
                .data(),
            Duration.ofDays(1));

    assertThat(parts(THIRTY_DAYS, histogram, Buckets.NONE))
        .extracting(LogPart::query)
        .containsExactly(QUERY);
  }

  /** Lines spread over the thirty days. */
  private void spread(int lines, String country) {
    loki.with(lines, START, Duration.ofDays(30).dividedBy(lines), country);
  }

  private List<LogPart> parts(Buckets buckets) {
    return parts(THIRTY_DAYS, buckets);
  }

  private List<LogPart> parts(Window range, Buckets buckets) {
    Duration day = Duration.ofDays(1);
    var volumes = loki.volumes(QUERY.selector(), null, range, day).data();
    return parts(range, VolumeHistogram.of(volumes, day), buckets);
  }

  private List<LogPart> parts(Window range, VolumeHistogram histogram, Buckets buckets) {
    CanonicalLine canonical = CanonicalLine.of(LogStream.MANAGER);
    var sample = LogSample.of(loki, QUERY, canonical, THIRTY_DAYS, histogram.bytes(THIRTY_DAYS));
    return new CountryParts(
            loki,
            QueryCosts.MEASURED,
            new LimitErrorParser(TenantLimits.UNKNOWN),
            sample,
            canonical.linesPerSeries(),
            range,
            buckets,
            Duration.ofDays(1))
        .of(QUERY, histogram);
  }

  private static Window window(Instant after, Instant upTo) {
    return new Window(Timestamps.toNanos(after), Timestamps.toNanos(upTo));
  }
}
