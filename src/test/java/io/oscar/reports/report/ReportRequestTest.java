package io.oscar.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRequestTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T12:30:00Z"), ZoneOffset.UTC);

  private static ReportRequest request(
      @Nullable String start, @Nullable String end, @Nullable String period) {
    return new ReportRequest(
        ReportQuery.builder()
            .range(
                start == null ? null : Instant.parse(start),
                end == null ? null : Instant.parse(end))
            .period(period == null ? null : new ReportPeriod(period))
            .build(),
        null,
        false,
        Caller.UNATTENDED);
  }

  private static ReportRequest ofService(String service) {
    return new ReportRequest(
        ReportQuery.builder().service(service).build(), null, false, Caller.UNATTENDED);
  }

  @Test
  void defaultsToLast24Hours() {
    assertThat(request(null, null, null).query().range(CLOCK))
        .hasToString("2026-11-17T12:30:00Z--2026-11-18T12:30:00Z");
    assertThat(request(null, "2026-10-02T00:00:00Z", null).query().range(CLOCK))
        .hasToString("2026-10-01T00:00:00Z--2026-10-02T00:00:00Z");
    assertThat(request("2026-11-01T00:00:00Z", null, null).query().range(CLOCK))
        .hasToString("2026-11-01T00:00:00Z--2026-11-18T12:30:00Z");
  }

  @Test
  void allowsARangeOfASingleInstant() {
    TimeRange moment =
        request("2026-10-02T00:00:00Z", "2026-10-02T00:00:00Z", null).query().range(CLOCK);
    assertThat(moment.contains(Instant.parse("2026-10-02T00:00:00Z"))).isTrue();
    assertThat(moment.contains(Instant.parse("2026-10-02T00:00:00.000000001Z"))).isFalse();
  }

  @Test
  void rejectsContradictoryParameters() {
    assertThatThrownBy(() -> request("2026-10-02T00:00:00Z", "2026-10-01T00:00:00Z", null))
        .hasMessage("end: is before start");
    assertThatThrownBy(() -> request("2026-10-02T00:00:00Z", null, "7d"))
        .hasMessage("period: cannot be combined with start or end");
    ReportRequest future = request("2026-12-01T00:00:00Z", null, null);
    assertThatThrownBy(() -> future.query().range(CLOCK))
        .hasMessageStartingWith("start: is in the future");
    assertThatThrownBy(
            () ->
                new ReportRequest(
                    ReportQuery.builder().groupBy(GroupBy.SERVICE).includeUsers(true).build(),
                    ReportFormat.CSV,
                    false,
                    Caller.UNATTENDED))
        .hasMessage("include_users: is not available with format=csv");
  }

  @Test
  void rejectsTimesOutside1970To2261() {
    ReportRequest early = request("0001-01-01T00:00:00Z", null, null);
    assertThatThrownBy(() -> early.query().range(CLOCK))
        .hasMessage("start: is not between 1970 and 2261");
    ReportRequest late = request(null, "9999-12-31T00:00:00Z", null);
    assertThatThrownBy(() -> late.query().range(CLOCK))
        .hasMessage("end: is not between 1970 and 2261");
    ReportRequest first = request(null, Instant.MIN.toString(), null);
    assertThatThrownBy(() -> first.query().range(CLOCK)).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a\"}", "a|b", ".*", "../x", "a b"})
  void rejectsInvalidServiceName(String service) {
    assertThatThrownBy(() -> ofService(service))
        .hasMessageStartingWith("service: is not a valid serv");
  }

  @Test
  void hidesCredentialInToString() {
    assertThat(
            new ReportRequest(
                    ofService("a").query(), null, false, new Caller.Remote("Bearer s3cr3t"))
                .toString())
        .doesNotContain("s3cr3t");
  }

  @Test
  void listsChoicesForUnknownValues() {
    assertThatThrownBy(() -> MetricKey.of("cpu"))
        .hasMessage(
            "metric: 'cpu' is not one of cpu-hours, gpu-hours, requests-sync-per-service,"
                + " requests-async-per-service, requests-exposed-per-service, users-per-service,"
                + " services-count, requests-per-user, countries-count, countries-list");
    assertThatThrownBy(() -> GroupBy.of("vo"))
        .hasMessage("group_by: 'vo' is not one of service, user, country");
    assertThat(GroupBy.of("SERVICE")).isEqualTo(GroupBy.SERVICE);
    assertThat(ReportFormat.of("JSON")).isEqualTo(ReportFormat.JSON);
  }
}
