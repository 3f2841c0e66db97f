package io.oscar.reports.trigger.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The names that are valid after a command, for suggestions. */
final class CommandNames {
  private CommandNames() {}

  /** The names of its options and subcommands. */
  static List<String> of(CommandLine command) {
    var names = new ArrayList<>(command.getSubcommands().keySet());
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.addAll(List.of(option.names()));
    }
    return names;
  }
}
