package io.oscar.reports.source.loki;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics from one cheap count of the densest step of a log.
 *
 * @param bytesPerLine the bytes per line according to the index: 200 to more than 1,000, depending
 *     on labels, structured metadata and overlapping chunks
 * @param countryLabel the label with the country of most lines; null if there is none
 */
record LogSample(double bytesPerLine, @Nullable String countryLabel) {
  private static final double TYPICAL_LINE_BYTES = 200;
  private static final LogSample TYPICAL = new LogSample(TYPICAL_LINE_BYTES, null);

  /**
   * The sample of a window.
   *
   * @param bytes its bytes according to the index
   * @throws SourceFailure if Loki cannot be reached, or rejects the credentials
   */
  static LogSample of(
      LokiApi loki, LogQl query, CanonicalLine canonical, Window window, double bytes) {
    if (window.isEmpty()) {
      return TYPICAL;
    }
    try {
      List<Series> counts = loki.counts(query, canonical.originLabels(), window).data();
      long lines = counts.stream().mapToLong(Series::count).sum();
      double bytesPerLine = lines == 0 ? TYPICAL_LINE_BYTES : Math.max(1, bytes / lines);
      return new LogSample(bytesPerLine, mostCommon(canonical.originLabels(), counts));
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.UNREACHABLE || failure.kind() == Kind.UNAUTHORIZED) {
        throw failure;
      }
      return TYPICAL;
    }
  }

  private static @Nullable String mostCommon(List<String> labels, List<Series> counts) {
    String found = null;
    long most = 0;
    for (String label : labels) {
      long lines =
          counts.stream()
              .filter(count -> CountryLabels.isCountry(count.label(label)))
              .mapToLong(Series::count)
              .sum();
      if (lines > most) {
        most = lines;
        found = label;
      }
    }
    return found;
  }
}
