package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.SourceFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches that could not be read; neighbours that failed alike are told as one. */
final class MissingStretches {
  private final List<Stretch> stretches = new ArrayList<>();

  /** Adds a window; they come in the order of time. */
  void add(Window window, SourceFailure failure) {
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    if (last != null && window.follows(last.window()) && last.failure().kind() == failure.kind()) {
      stretches.removeLast();
      stretches.add(new Stretch(new Window(last.window().start(), window.end()), last.failure()));
    } else {
      stretches.add(new Stretch(window, failure));
    }
  }

  boolean isEmpty() {
    return stretches.isEmpty();
  }

  /** One note a stretch. */
  List<String> notes() {
    return stretches.stream()
        .map(stretch -> "not read: " + stretch.window() + " (" + message(stretch.failure()) + ")")
        .toList();
  }

  /** Why nothing could be read. */
  SourceFailure failure(SourceFailure otherwise) {
    return isEmpty() ? otherwise : stretches.getFirst().failure();
  }

  private static @Nullable String message(SourceFailure failure) {
    return failure.getMessage();
  }

  private record Stretch(Window window, SourceFailure failure) {}
}
