package io.oscar.reports.trigger.cli;

import io.oscar.reports.report.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * Where the program writes to.
 *
 * @param out takes the reports and nothing else
 * @param err takes everything else
 * @param isInteractive whether a person reads {@code out} as it comes
 * @param isErrInteractive whether a person reads {@code err} as it comes
 * @param width tells how many characters fit into a line of {@code out}, if somebody reads it
 */
public record Terminal(
    OutputStream out,
    OutputStream err,
    boolean isInteractive,
    boolean isErrInteractive,
    IntSupplier width) {

  /** A terminal of any width, on whose {@code err} nobody waits. */
  public Terminal(OutputStream out, OutputStream err, boolean isInteractive) {
    this(out, err, isInteractive, false, () -> Integer.MAX_VALUE);
  }

  /**
   * Whether one of the process's own streams is a terminal.
   *
   * @param descriptor 1 for the standard output, 2 for the standard error
   */
  public static boolean isTerminal(int descriptor) {
    try {
      Path real = Path.of("/proc/self/fd/" + descriptor).toRealPath();
      return real.startsWith("/dev/pts")
          || real.startsWith("/dev/console")
          || real.toString().startsWith("/dev/tty");
    } catch (IOException notLinuxOrNoFile) {
      // A pipe has no path; elsewhere, only all streams together can be asked about.
      boolean isLinux = Path.of("/proc/self/fd").toFile().isDirectory();
      return !isLinux && Objects.requireNonNull(System.console()).isTerminal();
    }
  }

  /** The form of reports on {@code out} for which no other is asked. */
  ReportFormat defaultFormat() {
    return isInteractive ? ReportFormat.TABLE : ReportFormat.JSON;
  }

  /**
   * How wide a table on {@code out} may be: as it needs, where it goes into a file or a program.
   */
  int tableWidth() {
    return isInteractive ? width.getAsInt() : Integer.MAX_VALUE;
  }

  /** {@code err} as lines of text. */
  PrintStream messages() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }
}
