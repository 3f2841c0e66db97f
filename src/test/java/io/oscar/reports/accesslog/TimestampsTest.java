package io.oscar.reports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private static long rfc3339(String text) {
    return Timestamps.rfc3339(text, 0, text.length());
  }

  private static long commonLog(String text) {
    return Timestamps.commonLog(text, 0, text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "2025-10-28T16:53:34Z, 1761670414000000000",
    "2025-10-28T16:53:34.1Z, 1761670414100000000",
    "2025-10-28T16:53:34.000000001Z, 1761670414000000001",
    "2024-02-29T23:59:59.999999999Z, 1709251199999999999",
    "2261-12-31T23:59:59Z, 9214646399000000000"
  })
  void parsesRfc3339(String text, long expected) {
    assertThat(rfc3339(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2025-10-28T16:53:34",
        "2025-10-28 16:53:34Z",
        "2025-10-28T16:53:34.Z",
        "2025-10-28T16:53:34.1234567890Z",
        "2025-10-28T24:00:00Z",
        "2025-10-28T16:60:00Z",
        "2025-10-28T16:53:60Z",
        "2025-00-28T16:53:34Z",
        "2025-10-32T16:53:34Z",
        "1969-12-31T23:59:59Z",
        "2262-01-01T00:00:00Z",
        "2025-10-28T16:53:34ZZ",
        "2025-10-28T16-53-34Z",
        "２025-10-28T16:53:34Z",
        "2025-10-28T16:53:34,5Z"
      })
  void returnsNoTimeForOtherText(String text) {
    assertThat(rfc3339(text)).isEqualTo(LogLine.NO_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "28/Oct/2025:16:53:34 +0000, 1761670414000000000",
    "28/Oct/2025:11:53:34 -0500, 1761670414000000000",
    "28/Oct/2025:22:23:34 +0530, 1761670414000000000",
    "28/Oct/2025:13:23:34 -0330, 1761670414000000000",
    "01/Jan/1970:00:00:00 +0000, 0",
    "31/Dec/2024:23:59:59 +0000, 1735689599000000000"
  })
  void parsesCommonLogFormat(String text, long expected) {
    assertThat(commonLog(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28/anF/2025:16:53:34 +0000", "28/oct/2025:16:53:34 +0000", "28/Oct/2025:16:53:34 00000",
        "28/Oct/2025:16:53:34 +00:0", "00/Oct/2025:16:53:34 +0000", "28-Oct-2025:16:53:34 +0000",
        "28/Oct/2025:16:53:34 +0060", "28/Oct/2025:16:53:34+0000"
      })
  void returnsNoTimeForOtherCommonLogText(String text) {
    assertThat(commonLog(text)).isEqualTo(LogLine.NO_TIME);
  }

  @Test
  void agreesWithJdkOnRandomInstants() {
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Instant moment =
          Instant.ofEpochSecond(random.nextLong(9_214_646_400L), random.nextInt(1_000_000_000));
      long nanos = rfc3339(moment.toString());
      assertThat(Timestamps.toInstant(nanos)).isEqualTo(moment);
      assertThat(Timestamps.toNanos(moment)).isEqualTo(nanos);
    }
  }

  @Test
  void clampsInstantsBeyondLimits() {
    assertThat(Timestamps.toNanos(Instant.MAX)).isEqualTo(9223372036854775807L);
    assertThat(Timestamps.toNanos(Instant.MIN)).isEqualTo(-9223372036854775807L);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372035, 999999999, 9223372035999999999",
    "9223372036, 0, 9223372036854775807",
    "-9223372035, 1, -9223372034999999999",
    "-9223372036, 1, -9223372036854775807"
  })
  void convertsInstantsAtBothEndsOfTheNanosecondRange(long second, long nanos, long expected) {
    assertThat(Timestamps.toNanos(Instant.ofEpochSecond(second, nanos))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "100000000, 100000000000000000",
    "100000000000, 100000000000000000",
    "100000000000000, 100000000000000000",
    "100000000000000000, 100000000000000000",
    "1761670414.123456789, 1761670414123456789",
    "9199999999, 9199999999000000000"
  })
  void infersTheUnitOfANumberFromItsMagnitude(BigDecimal number, long expected) {
    assertThat(Timestamps.ofEpoch(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "9200000000", "9200000000000000000", "0", "-1761670414"})
  void rejectsNumbersOutsideTheRangeOfAllUnits(String number) {
    assertThat(Timestamps.ofEpoch(new BigDecimal(number))).isEqualTo(LogLine.NO_TIME);
  }
}
