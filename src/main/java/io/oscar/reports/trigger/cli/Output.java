package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.Rendering;
import io.oscar.reports.delivery.Target;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives reports to whoever called the command. */
final class Output {
  private final Terminal terminal;
  private final Verbosity verbosity;
  private final boolean isStrict;
  private final Supplier<Delivery> delivery;

  /**
   * @param isStrict whether incomplete reports are an error, so that it is not to be suggested
   * @param delivery what writes to other places than the standard output; asked for when needed
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
   * @param target where to, or null for the standard output
   * @throws DeliveryFailure if it cannot be written
   * @throws ReaderGone if nobody reads the standard output any more
   */
  void write(ReportResponse report, ReportFormat format, @Nullable Target target)
      throws ReaderGone {
    warn(report);
    if (target == null) {
      print(report, format);
    } else {
      written(delivery.get().deliver(report, format, target));
    }
  }

  /** Says where a report is, which only the program knows where it chose the name. */
  void written(String where) {
    if (verbosity != Verbosity.QUIET) {
      terminal.messages().println("wrote " + where);
    }
  }

  /** Says what is incomplete, before the report, and what could be done about it. */
  void warn(ReportResponse report) {
    Gaps.print(report, terminal.messages());
    if (!isStrict && !report.isComplete()) {
      terminal
          .messages()
          .println("oscar-reports: with --strict, an incomplete report ends with exit code 3");
    }
  }

  private void print(ReportResponse report, ReportFormat format) throws ReaderGone {
    try {
      Rendering.write(report, format, terminal.out(), terminal.tableWidth());
    } catch (IOException broken) {
      boolean gone = String.valueOf(broken.getMessage()).contains("Broken pipe");
      if (gone) {
        throw new ReaderGone(broken);
      }
      throw DeliveryFailure.of("the standard output", broken);
    }
  }
}
