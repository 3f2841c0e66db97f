package io.oscar.reports.trigger.cli;

import io.oscar.reports.engine.Operation;
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
 * The command line: a command for each operation, {@code run}, {@code serve}, {@code invoke}, help
 * and completion.
 */
public final class CommandLineTrigger {
  // picocli's minimum.
  private static final int LEAST_WIDTH = 55;
  private static final int MOST_WIDTH = 120;

  private final Program program;
  private final Terminal terminal;

  /**
   * @param program the program that the commands call
   * @param terminal the streams to write to
   */
  public CommandLineTrigger(Program program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  /** Runs a command and returns the exit code: 0, 1, 2 or 3. */
  public int run(String... arguments) {
    boolean asksForHelp = arguments.length == 2 && arguments[0].equals("help");
    return asksForHelp ? help(arguments[1]) : command(arguments);
  }

  /** The help of a command, or the error for an unknown one. */
  private int help(String name) {
    boolean isThere = commands().getSubcommands().containsKey(name);
    return isThere ? command(name, "--help") : command(name);
  }

  private int command(String... arguments) {
    // The AOT cache cannot hold picocli's old class files, so neither a server nor a service call
    // loads them.
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
      return CliErrors.failed(problem, commands());
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
    // On a terminal, help is as wide as the terminal.
    if (terminal.isInteractive()) {
      commands.setUsageHelpWidth(Math.clamp(terminal.tableWidth(), LEAST_WIDTH, MOST_WIDTH));
    }
    commands.setOut(writer(terminal.out()));
    commands.setErr(writer(terminal.err()));
    commands.setParameterExceptionHandler(CliErrors::wrongUse);
    commands.setExecutionExceptionHandler(
        (problem, command, parsed) -> CliErrors.failed(problem, command));
    return commands;
  }

  /** Only the command that is called, if it is one of them, as picocli inspects each of them. */
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
