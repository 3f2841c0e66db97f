package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the reports of a command. */
final class Output {
  private final Terminal terminal;
  private final Verbosity verbosity;
  private final boolean isStrict;
  private final Supplier<Delivery> delivery;

  /**
   * @param isStrict whether {@code --strict} is set and need not be suggested
   * @param delivery writes to other targets than standard output; created when needed
   */
  Output(Terminal terminal, Verbosity verbosity, boolean isStrict, Supplier<Delivery> delivery) {
    this.terminal = terminal;
    this.verbosity = verbosity;
    this.isStrict = isStrict;
    this.delivery = delivery;
  }

  /**
   * Writes a report.
   *
   * @param target where to, or null for standard output
   * @throws DeliveryFailure if it cannot be written
   * @throws BrokenPipe if standard output is a broken pipe
   */
  void write(ReportResponse report, ReportFormat format, @Nullable Target target)
      throws BrokenPipe {
    warn(report);
    if (target == null) {
      print(report, format);
    } else {
      written(delivery.get().deliver(report, format, target));
    }
  }

  /** Prints where a report was written, as the program may have chosen the name. */
  void written(String where) {
    if (verbosity != Verbosity.QUIET) {
      terminal.messages().println("wrote " + where);
    }
  }

  /** Warns before the report which sources are incomplete. */
  void warn(ReportResponse report) {
    GapPrinter.print(report, terminal.messages());
    if (!isStrict && !report.isComplete()) {
      terminal
          .messages()
          .println("oscar-reports: with --strict, incomplete reports exit with code 3");
    }
  }

  private void print(ReportResponse report, ReportFormat format) throws BrokenPipe {
    try {
      ReportWriter.write(report, format, terminal.out(), terminal.tableWidth());
    } catch (IOException broken) {
      boolean gone = String.valueOf(broken.getMessage()).contains("Broken pipe");
      if (gone) {
        throw new BrokenPipe(broken);
      }
      throw DeliveryFailure.of("the standard output", broken);
    }
  }
}
