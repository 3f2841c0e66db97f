package io.oscar.reports.trigger.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * The command line: {@code summary}, {@code metric}, {@code breakdown}, {@code run} and {@code
 * serve}.
 */
public final class CommandLineTrigger {
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
    // picocli's classes are older than what the JVM can keep in a cache: no server waits for them.
    return arguments.length == 1 && arguments[0].equals("serve")
        ? serve()
        : commands().execute(arguments);
  }

  private int serve() {
    try {
      return new ServeCommand(program).call();
    } catch (InterruptedException | RuntimeException problem) {
      return Mistakes.failed(problem, commands());
    }
  }

  private CommandLine commands() {
    var commands =
        new CommandLine(new OscarReportsCommand())
            .addSubcommand(new SummaryCommand(program, terminal))
            .addSubcommand(new MetricCommand(program, terminal))
            .addSubcommand(new BreakdownCommand(program, terminal))
            .addSubcommand(new RunCommand(program, terminal, System.in))
            .addSubcommand(new ServeCommand(program));
    commands.setOut(writer(terminal.out()));
    commands.setErr(writer(terminal.err()));
    commands.setParameterExceptionHandler(Mistakes::wrongUse);
    commands.setExecutionExceptionHandler(
        (problem, command, parsed) -> Mistakes.failed(problem, command));
    return commands;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
