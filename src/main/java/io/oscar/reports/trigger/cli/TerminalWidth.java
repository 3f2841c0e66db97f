package io.oscar.reports.trigger.cli;

import io.oscar.reports.accesslog.Ascii;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The width of the terminal in characters. */
public final class TerminalWidth {
  private static final int LEAST = 20;

  private TerminalWidth() {}

  /** {@code COLUMNS} if set, else the width of the terminal, else 80. */
  public static int find(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "").strip();
    boolean isNumber =
        !columns.isEmpty() && columns.length() < 6 && columns.chars().allMatch(Ascii::isDigit);
    int said = isNumber ? Integer.parseInt(columns) : 0;
    if (said >= LEAST) {
      return said;
    }
    var asked = new CommandLine(CommandSpec.create());
    return asked.setUsageHelpAutoWidth(true).getUsageHelpWidth();
  }
}
