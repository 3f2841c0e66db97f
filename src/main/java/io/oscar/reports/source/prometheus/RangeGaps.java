package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.SourceFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intervals that could not be read; adjacent ones with the same failure are merged. */
final class RangeGaps {
  private final List<Stretch> stretches = new ArrayList<>();

  /** Adds a window, in chronological order. */
  void add(EvaluationRange range, SourceFailure failure) {
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    if (last != null && range.follows(last.range()) && last.failure().kind() == failure.kind()) {
      stretches.removeLast();
      stretches.add(
          new Stretch(new EvaluationRange(last.range().start(), range.end()), last.failure()));
    } else {
      stretches.add(new Stretch(range, failure));
    }
  }

  boolean isEmpty() {
    return stretches.isEmpty();
  }

  /** One note per interval. */
  List<String> notes() {
    return stretches.stream()
        .map(stretch -> "not read: " + stretch.range() + " (" + message(stretch.failure()) + ")")
        .toList();
  }

  /** Why nothing could be read. */
  SourceFailure failure(SourceFailure otherwise) {
    return isEmpty() ? otherwise : stretches.getFirst().failure();
  }

  private static @Nullable String message(SourceFailure failure) {
    return failure.getMessage();
  }

  private record Stretch(EvaluationRange range, SourceFailure failure) {}
}
