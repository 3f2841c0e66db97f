package io.oscar.reports.source.loki;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.LineTally;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.OriginResolver;
import io.oscar.reports.source.Progress;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.FakeLoki.About;
import io.oscar.reports.source.loki.FakeLoki.Line;
import io.oscar.reports.tally.Buckets;
import io.oscar.reports.tally.Tally;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How windows are tallied, checked, and what becomes of those that Loki does not give. */
class WindowExecutorTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-02T00:00:00Z");
  private static final Window DAY = new Window(Timestamps.toNanos(START), Timestamps.toNanos(END));
  private static final LogQl QUERY = LogQl.ofTemplate("{app=\"oscar\"}", Map.of());
  private static final Instant FIRST = START.plusMillis(1_500);

  private final FakeLoki loki = new FakeLoki();
  private final WindowGaps gaps = new WindowGaps(false);

  @Test
  void sparseLinesAreCountedAndHeldAgainstTheirNumber() {
    loki.with(100, FIRST, Duration.ofMinutes(10), "");

    WindowExecutor executor = executor(QueryCosts.MEASURED, false);
    Tally tally = executor.work();

    assertThat(tally.lines().counted()).isEqualTo(100);
    assertThat(loki.questions(About.LINES)).isEmpty();
    assertThat(loki.questions(About.SERIES)).hasSize(1);
    assertThat(loki.questions(About.COUNT)).hasSize(1);
    assertThat(executor.newestCounted()).isEqualTo(DAY);
    assertThat(gaps.isEmpty()).isTrue();
  }

  @Test
  void denseLinesAreReadAndTheirTimesAreKnown() {
    loki.with(20_000, FIRST, Duration.ofSeconds(4), "");

    WindowExecutor executor = executor(QueryCosts.MEASURED, false);
    Tally tally = executor.work();

    assertThat(tally.lines().counted()).isEqualTo(20_000);
    assertThat(tally.newest()).isEqualTo(FIRST.plusSeconds(4 * 19_999));
    assertThat(loki.questions(About.SERIES)).isEmpty();
    assertThat(executor.newestCounted().isEmpty()).isTrue();
  }

  @Test
  void aCountWithTooManySeriesIsParted() {
    loki.with(280, FIRST, Duration.ofMinutes(5), "").withSeries(60);

    Tally tally = executor(QueryCosts.MEASURED, false).work();

    assertThat(tally.lines().counted()).isEqualTo(280);
    assertThat(loki.questions(About.SERIES)).hasSizeBetween(5, 40);
    assertThat(gaps.isEmpty()).isTrue();
  }

  @Test
  void aCountThatIsRefusedIsRead() {
    loki.with(100, FIRST, Duration.ofMinutes(10), "")
        .withFault(
            question ->
                question.about() == About.SERIES
                    ? FakeLoki.failure(Kind.REFUSED, "parse error")
                    : null);

    Tally tally = executor(QueryCosts.MEASURED, false).work();

    assertThat(tally.lines().counted()).isEqualTo(100);
    assertThat(loki.questions(About.LINES)).isNotEmpty();
    assertThat(gaps.isEmpty()).isTrue();
  }

  @Test
  void linesThatAreCountedAndNotReturnedAreFoundByTheirLabels() {
    Instant hour = START.plus(Duration.ofHours(3));
    loki.with(40, FIRST, Duration.ofMinutes(7), "")
        .with(new Line(hour, "192.0.2.1", "at-the-hour", ""))
        .leavingOut(time -> time == Timestamps.toNanos(hour));

    Tally tally = executor(Lokis.READING, false).work();

    assertThat(users(tally)).hasSize(41).containsEntry("at-the-hour", 1L);
    assertThat(gaps.isEmpty()).isTrue();
  }

  @Test
  void linesThatAreCountedAndNeverReturnedAreAGapOfASecond() {
    loki.with(40, FIRST, Duration.ofMinutes(7), "")
        .leavingOut(time -> time == Timestamps.toNanos(FIRST.plus(Duration.ofMinutes(70))));

    Tally tally = executor(Lokis.READING, false).work();

    assertThat(tally.lines().counted()).isEqualTo(39);
    assertThat(gaps.notes())
        .containsExactly(
            "not read: 2026-10-01T01:10:01.000000001Z to 2026-10-01T01:10:02Z (Loki counts 1 lines"
                + " of this second and returns 0)");
  }

  @Test
  void aPartWithCountriesIsCountedWithoutAddresses() {
    for (int i = 0; i < 100; i++) {
      Instant time = FIRST.plus(Duration.ofMinutes(10L * i));
      loki.with(new Line(time, "192.0.2." + i, "ann", i % 2 == 0 ? "Spain" : "Portugal"));
    }
    loki.withSeries(2);

    Tally tally = executor(QueryCosts.MEASURED, true).work();

    assertThat(countries(tally)).containsExactly(Map.entry("ES", 50L), Map.entry("PT", 50L));
    assertThat(loki.questions(About.SERIES_WITHOUT_ADDRESSES)).hasSize(1);
    assertThat(loki.questions(About.SERIES)).isEmpty();
  }

  @Test
  void aLineWithoutItsCountryIsCountedByItsAddressAllTheSame() {
    loki.with(50, FIRST, Duration.ofMinutes(10), "Spain")
        .with(new Line(FIRST.plusSeconds(9), "192.0.2.9", "ann", ""))
        .with(new Line(FIRST.plusSeconds(12), "198.51.100.7", "ann", "-"));

    Tally tally = executor(QueryCosts.MEASURED, true).work();

    assertThat(countries(tally))
        .containsExactly(Map.entry("ES", 50L), Map.entry("FR", 1L), Map.entry("JP", 1L));
    assertThat(loki.questions(About.SERIES)).hasSize(1);
  }

  @Test
  void theNewestLineOfPartsIsWhereTheirNewestWindowsMeet() {
    loki.with(30, FIRST, Duration.ofMinutes(10), "");
    var limits = new LimitErrorParser(TenantLimits.UNKNOWN);
    WindowExecutor executor = new WindowExecutor(lines().newWhole());
    long noon = DAY.after() + 12 * Window.HOUR;
    executor.add(tally(part(QueryCosts.MEASURED, limits, false, DAY), limits, executor));
    executor.add(
        tally(
            part(QueryCosts.MEASURED, limits, false, new Window(noon, DAY.upTo())),
            limits,
            executor));
    executor.add(
        tally(
            part(QueryCosts.MEASURED, limits, false, new Window(DAY.after() + Window.HOUR, noon)),
            limits,
            executor));

    executor.work();

    assertThat(executor.newestCounted())
        .isEqualTo(new Window(DAY.after() + Window.HOUR, DAY.upTo()));
  }

  @Test
  void aLokiThatIsGoneEndsTheWork() {
    loki.with(20_000, FIRST, Duration.ofSeconds(4), "");
    WindowExecutor executor = executor(QueryCosts.MEASURED, false);
    loki.withFault(question -> FakeLoki.failure(Kind.UNREACHABLE, "nobody answers"));

    Tally tally = executor.work();

    assertThat(tally.lines().read()).isZero();
    assertThat(gaps.coverAll(List.of(DAY))).isTrue();
    assertThat(gaps.notes()).hasSize(1).first().asString().contains("nobody answers");
    assertThat(loki.questions(About.LINES)).hasSizeLessThan(12);
  }

  @Test
  void atTheDeadlineTheRestIsAGap() {
    loki.with(20_000, FIRST, Duration.ofSeconds(4), "");
    WindowExecutor executor = executor(QueryCosts.MEASURED, false);
    loki.end();

    executor.work();

    assertThat(loki.questions(About.LINES)).isEmpty();
    assertThat(gaps.coverAll(List.of(DAY))).isTrue();
    assertThat(gaps.notes()).hasSize(1).first().asString().contains("deadline");
  }

  private WindowExecutor executor(QueryCosts costs, boolean hasCountries) {
    var limits = new LimitErrorParser(TenantLimits.UNKNOWN);
    WindowExecutor executor = new WindowExecutor(lines().newWhole());
    executor.add(tally(part(costs, limits, hasCountries, DAY), limits, executor));
    return executor;
  }

  private PartTally tally(LogPart part, LimitErrorParser limits, WindowExecutor executor) {
    CanonicalLine canonical = CanonicalLine.of(LogStream.MANAGER);
    var pages =
        new PageReader(loki, limits, new AdaptiveTimeout(AdaptiveTimeout.FIRST), warnings -> {});
    return new PartTally(
        part,
        new WindowCounter(loki, pages, part, canonical, lines(), warnings -> {}),
        new WindowReader(pages, part.query(), part.query(), canonical, lines()),
        limits,
        Buckets.NONE,
        new FailurePolicy(loki, gaps),
        new WindowProgress(Progress.NONE.begin(), part.histogram(), DAY),
        executor);
  }

  private LogPart part(
      QueryCosts costs, LimitErrorParser limits, boolean hasCountries, Window window) {
    Duration hour = Duration.ofHours(1);
    VolumeHistogram histogram = VolumeHistogram.of(loki.volumes("", null, DAY, hour).data(), hour);
    var costModel = new CostModel(costs, limits, 200, 0.6);
    return new LogPart(QUERY, hasCountries, List.of(window), histogram, costModel);
  }

  /** Addresses that end with .9 are French, and the others of 198.51.100.0/24 Japanese. */
  private static LineTally lines() {
    var lookup =
        new CountryLookup() {
          @Override
          public @Nullable String country(InetAddress address) {
            return address.getHostAddress().endsWith(".9") ? "FR" : "JP";
          }

          @Override
          public boolean isAvailable() {
            return true;
          }

          @Override
          public String notes() {
            return "";
          }
        };
    var range = new TimeRange(START, END);
    var request = new LogRequest(LogStream.MANAGER, range, null, Deadline.none(Clock.systemUTC()));
    return new LineTally(request, new OriginResolver(lookup));
  }

  private static Map<String, Long> users(Tally tally) {
    var users = new TreeMap<String, Long>();
    tally.forEach((cell, count) -> users.merge(cell.user(), count, Long::sum));
    return users;
  }

  private static Map<String, Long> countries(Tally tally) {
    var countries = new TreeMap<String, Long>();
    tally.forEach((cell, count) -> countries.merge(cell.origin().key(), count, Long::sum));
    return countries;
  }
}
