package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the option {@code --output}. */
final class OutputOption {
  /** Names of standard output, which must not be opened again as a file. */
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private OutputOption() {}

  /**
   * The default format of a target.
   *
   * @throws InvalidRequest if its extension is not that of a format
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
   * The target of the option, or null for standard output, also written {@code -}.
   *
   * @throws InvalidRequest if it is invalid
   */
  static @Nullable Target of(@Nullable String output) {
    try {
      return output == null || STANDARD_OUTPUT.contains(output) ? null : Target.of(output);
    } catch (IllegalArgumentException nonsense) {
      throw new InvalidRequest("output", String.valueOf(nonsense.getMessage()));
    }
  }
}
