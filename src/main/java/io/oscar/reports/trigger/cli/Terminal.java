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
 * The streams that the program writes to.
 *
 * @param out standard output, for reports only
 * @param err standard error, for everything else
 * @param isInteractive whether {@code out} is a terminal
 * @param isErrInteractive whether {@code err} is a terminal
 * @param width the width of {@code out} in characters, if it is a terminal
 */
public record Terminal(
    OutputStream out,
    OutputStream err,
    boolean isInteractive,
    boolean isErrInteractive,
    IntSupplier width) {

  /** Streams of unlimited width, with {@code err} not a terminal. */
  public Terminal(OutputStream out, OutputStream err, boolean isInteractive) {
    this(out, err, isInteractive, false, () -> Integer.MAX_VALUE);
  }

  /**
   * Whether one of the process's own streams is a terminal.
   *
   * @param descriptor 1 for standard output, 2 for standard error
   */
  public static boolean isTerminal(int descriptor) {
    try {
      Path real = Path.of("/proc/self/fd/" + descriptor).toRealPath();
      return real.startsWith("/dev/pts")
          || real.startsWith("/dev/console")
          || real.toString().startsWith("/dev/tty");
    } catch (IOException notLinuxOrNoFile) {
      // A pipe has no path; on other systems only all streams together can be checked.
      boolean isLinux = Path.of("/proc/self/fd").toFile().isDirectory();
      return !isLinux && Objects.requireNonNull(System.console()).isTerminal();
    }
  }

  /** The default format on {@code out}. */
  ReportFormat defaultFormat() {
    return isInteractive ? ReportFormat.TABLE : ReportFormat.JSON;
  }

  /** The maximum width of a table on {@code out}; unlimited if that is not a terminal. */
  int tableWidth() {
    return isInteractive ? width.getAsInt() : Integer.MAX_VALUE;
  }

  /** {@code err} as lines of text. */
  PrintStream messages() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }
}
