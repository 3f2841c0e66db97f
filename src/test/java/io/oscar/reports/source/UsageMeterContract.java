package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UsageMeter} must do, whatever keeps its data. The data are given by day (UTC)
 * and ranges are whole days, as some meters know no more than that; hours may be off by a
 * hundredth, as some meters estimate what happens between two samples.
 */
public abstract class UsageMeterContract {
  protected static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);

  private static final Percentage CLOSE = withinPercentage(1);
  private static final LocalDate TENTH = LocalDate.parse("2026-03-10");
  private static final LocalDate ELEVENTH = LocalDate.parse("2026-03-11");
  private static final LocalDate TWELFTH = LocalDate.parse("2026-03-12");
  private static final List<ServiceUsage> SAMPLES =
      List.of(
          new ServiceUsage(TENTH, "yolo", 2, 0.5),
          new ServiceUsage(ELEVENTH, "yolo", 3, 0.25),
          new ServiceUsage(TWELFTH, "yolo", 40, 4),
          new ServiceUsage(TENTH, "yolo-v8", 7, 0),
          new ServiceUsage(ELEVENTH, "cowsay", 0.5, 0));
  private static final Set<String> KNOWN = Set.of("yolo", "yolo-v8", "cowsay", "idle");

  /** The hours that a service used on a day. */
  public record ServiceUsage(LocalDate day, String service, double cpuHours, double gpuHours) {}

  /** A meter of these hours and no others; its time is {@link #NOW}. */
  protected abstract UsageMeter meterOf(List<ServiceUsage> samples) throws Exception;

  @Test
  void sumsHoursOfAllServicesAndDays() throws Exception {
    Usage usage = measure(TENTH, ELEVENTH, null, false);

    assertHours(usage.total(), 12.5, 0.75);
  }

  @Test
  void ignoresDaysOutsideRange() throws Exception {
    Usage usage = measure(ELEVENTH, ELEVENTH, null, false);

    assertHours(usage.total(), 3.5, 0.25);
  }

  @Test
  void returnsHoursOfEachService() throws Exception {
    Usage usage = measure(TENTH, ELEVENTH, null, true);

    assertThat(usage.byService()).containsOnlyKeys("yolo", "yolo-v8", "cowsay");
    assertHours(usage.of("yolo"), 5, 0.75);
    assertHours(usage.of("yolo-v8"), 7, 0);
    assertHours(usage.of("cowsay"), 0.5, 0);
    assertThat(usage.unattributed()).isEqualTo(Hours.NONE);
  }

  @Test
  void returnsHoursOfServiceWithoutThoseOfSimilarNames() throws Exception {
    Usage usage = measure(TENTH, ELEVENTH, "yolo", true);

    assertHours(usage.of("yolo"), 5, 0.75);
    assertThat(usage.of("yolo-v8")).isEqualTo(Hours.NONE);
  }

  @Test
  void measuresEachDayOfARange() throws Exception {
    List<TimeRange> days = List.of(days(TENTH, TENTH), days(ELEVENTH, ELEVENTH));
    UsageReading reading =
        meterOf(SAMPLES)
            .measure(
                new UsageRequest(
                    days(TENTH, ELEVENTH), null, true, KNOWN, null, days, Deadline.none(NOW)));

    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.ofPoints()).hasSize(2);
    assertHours(reading.ofPoints().get(0).total(), 9, 0.5);
    assertHours(reading.ofPoints().get(0).of("yolo"), 2, 0.5);
    assertHours(reading.ofPoints().get(1).total(), 3.5, 0.25);
    assertHours(reading.ofPoints().get(1).of("cowsay"), 0.5, 0);
    assertThat(reading.ofPoints().get(1).of("yolo-v8")).isEqualTo(Hours.NONE);
  }

  @Test
  void measuresAWholeRangeAndItsParts() throws Exception {
    UsageReading reading =
        meterOf(SAMPLES)
            .measure(
                new UsageRequest(
                    days(TENTH, TWELFTH),
                    "yolo",
                    true,
                    KNOWN,
                    null,
                    List.of(days(TENTH, ELEVENTH), days(TWELFTH, TWELFTH)),
                    Deadline.none(NOW)));

    assertHours(reading.usage().total(), 45, 4.75);
    assertHours(reading.ofPoints().get(0).total(), 5, 0.75);
    assertHours(reading.ofPoints().get(1).total(), 40, 4);
  }

  @Test
  void isOkWhenRangeIsCovered() throws Exception {
    UsageReading reading = read(meterOf(SAMPLES), TENTH, TWELFTH, null, true);

    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().lastUpdated()).isBeforeOrEqualTo(NOW.instant());
  }

  @Test
  void isOkForIdleService() throws Exception {
    UsageReading reading = read(meterOf(SAMPLES), TENTH, ELEVENTH, "idle", true);

    assertThat(reading.usage().of("idle")).isEqualTo(Hours.NONE);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  @Test
  void notesAbsenceOfDataInsteadOfSilentZero() throws Exception {
    UsageReading reading = read(meterOf(List.of()), TENTH, ELEVENTH, null, false);

    assertThat(reading.usage()).isEqualTo(Usage.NONE);
    assertThat(reading.status().notes()).isNotEmpty();
  }

  private Usage measure(LocalDate first, LocalDate last, @Nullable String service, boolean each)
      throws Exception {
    return read(meterOf(SAMPLES), first, last, service, each).usage();
  }

  private static UsageReading read(
      UsageMeter meter, LocalDate first, LocalDate last, @Nullable String service, boolean each) {
    return meter.measure(
        new UsageRequest(days(first, last), service, each, KNOWN, Deadline.none(NOW)));
  }

  private static TimeRange days(LocalDate first, LocalDate last) {
    return new TimeRange(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1));
  }

  private static void assertHours(Hours hours, double cpu, double gpu) {
    assertThat(hours.cpu()).isCloseTo(cpu, CLOSE);
    assertThat(hours.gpu()).isCloseTo(gpu, CLOSE);
  }
}
