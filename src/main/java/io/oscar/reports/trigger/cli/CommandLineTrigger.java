package io.oscar.reports.trigger.cli;

import io.oscar.reports.function.Operation;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The command line: {@code summary}, {@code metric}, {@code breakdown}, {@code run}, {@code serve},
 * and what shells and people need to write them.
 */
public final class CommandLineTrigger {
  // picocli takes none below 55.
  private static final int LEAST_WIDTH = 55;
  private static final int MOST_WIDTH = 120;

  private final Program program;
  private final Terminal terminal;

  /**
   * @param program what the commands set in motion
   * @param terminal where they write to
   */
  public CommandLineTrigger(Program program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  /** Does what the arguments say; gives the process's exit code: 0, 1, 2 or 3. */
  public int run(String... arguments) {
    boolean asksForHelp = arguments.length == 2 && arguments[0].equals("help");
    return asksForHelp ? help(arguments[1]) : command(arguments);
  }

  /** The help of a command; for what is none, the error that it is when it is called. */
  private int help(String name) {
    boolean isThere = commands().getSubcommands().containsKey(name);
    return isThere ? command(name, "--help") : command(name);
  }

  private int command(String... arguments) {
    // picocli's classes are older than what the JVM can keep in a cache: no server and no call of a
    // service waits for them.
    return switch (arguments.length == 1 ? arguments[0] : "") {
      case "serve" -> serve();
      case InvokeCommand.NAME -> new InvokeCommand(program, terminal).call();
      default -> commands(arguments).execute(arguments);
    };
  }

  private int serve() {
    try {
      return new ServeCommand(program).call();
    } catch (InterruptedException | RuntimeException problem) {
      return Mistakes.failed(problem, commands());
    }
  }

  private CommandLine commands(String... arguments) {
    var commands = new CommandLine(new OscarReportsCommand());
    var called = subcommands(arguments);
    called.forEach((name, command) -> commands.addSubcommand(name, command.get()));
    if (called.size() > 1) {
      commands.addSubcommand(new CommandLine.HelpCommand());
      commands.addSubcommand(new AutoComplete.GenerateCompletion());
    }
    // Whoever sees the help on a terminal sees it as wide as that is.
    if (terminal.isInteractive()) {
      commands.setUsageHelpWidth(Math.clamp(terminal.tableWidth(), LEAST_WIDTH, MOST_WIDTH));
    }
    commands.setOut(writer(terminal.out()));
    commands.setErr(writer(terminal.err()));
    commands.setParameterExceptionHandler(Mistakes::wrongUse);
    commands.setExecutionExceptionHandler(
        (problem, command, parsed) -> Mistakes.failed(problem, command));
    return commands;
  }

  /** Only the one that is called, if it is one of them: each takes time to be looked into. */
  private Map<String, Supplier<Object>> subcommands(String... arguments) {
    var all = new LinkedHashMap<String, Supplier<Object>>();
    for (Operation operation : Operation.values()) {
      all.put(operation.key(), () -> new OperationCommand(operation, program, terminal).spec());
    }
    all.put("run", () -> new RunCommand(program, terminal, System.in));
    all.put("serve", () -> new ServeCommand(program));
    all.put(InvokeCommand.NAME, () -> new InvokeCommand(program, terminal));
    if (arguments.length > 0 && all.containsKey(arguments[0])) {
      all.keySet().retainAll(Set.of(arguments[0]));
    }
    return all;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
