package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where to write to. */
final class Targets {
  /** What stands for the standard output, which is open already and may hold something. */
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private Targets() {}

  /**
   * The form of reports at a target for which no other is asked.
   *
   * @throws InvalidRequest if its name has the extension of a form that there is not
   */
  static ReportFormat format(Target target) {
    return switch (target) {
      case Target.File one -> ofName(one.path().toString());
      case Target.Folder folder -> ReportFormat.JSON;
      case Target.Objects objects when objects.isNamed() -> ReportFormat.JSON;
      case Target.Objects one -> ofName(one.address().key());
    };
  }

  private static ReportFormat ofName(String name) {
    return ReportFormat.ofFile("output", name).orElse(ReportFormat.JSON);
  }

  /**
   * The target that an option names, or null for the standard output, which {@code -} is too.
   *
   * @throws InvalidRequest if it is no place
   */
  static @Nullable Target of(@Nullable String output) {
    try {
      return output == null || STANDARD_OUTPUT.contains(output) ? null : Target.of(output);
    } catch (IllegalArgumentException nonsense) {
      throw new InvalidRequest("output", String.valueOf(nonsense.getMessage()));
    }
  }
}
