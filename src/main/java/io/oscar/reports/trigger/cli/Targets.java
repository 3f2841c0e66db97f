package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Reads where to write to. */
final class Targets {
  private Targets() {}

  /**
   * The target that an option names, or null for the standard output.
   *
   * @throws InvalidRequest if it is no place
   */
  static @Nullable Target of(@Nullable String output) {
    try {
      return output == null ? null : Target.of(output);
    } catch (IllegalArgumentException nonsense) {
      throw new InvalidRequest("output", String.valueOf(nonsense.getMessage()));
    }
  }
}
