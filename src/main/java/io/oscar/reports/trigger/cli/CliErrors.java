package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.SpellingSuggestion;
import io.oscar.reports.trigger.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports an error in one line and returns the exit code. */
final class CliErrors {
  private CliErrors() {}

  static int wrongUse(ParameterException wrong, String[] arguments) {
    String problem =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(wrong.getMessage()).lines().findFirst().orElse("usage error");
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return say(
        wrong.getCommandLine(), problem + " (see " + command + " --help)", ExitCode.WRONG_USE);
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    CommandLine command = wrong.getCommandLine();
    String written = wrong.getUnmatched().getFirst();
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    String there = command.getSubcommands().isEmpty() ? "argument" : "command";
    return "unknown %s '%s'".formatted(wrong.isUnknownOption() ? "option" : there, name)
        + SpellingSuggestion.suggestion(name, CommandNames.of(command));
  }

  static int failed(Exception problem, CommandLine command) {
    return switch (problem) {
      case InvalidRequest wrong -> say(command, option(wrong), ExitCode.WRONG_USE);
      case UsageError wrong -> say(command, message(wrong), ExitCode.WRONG_USE);
      case BrokenPipe gone -> ExitCode.DONE;
      // A command line user may see everything.
      case DeliveryFailure failure -> say(command, message(failure), ExitCode.FAILED);
      case IllegalStateException cannotStart -> say(command, message(cannotStart), ExitCode.FAILED);
      default -> {
        Problem other = Problem.of(problem);
        int exit = other.isOfTheRequest() ? ExitCode.WRONG_USE : ExitCode.FAILED;
        yield say(command, other.error(), exit);
      }
    };
  }

  private static String message(Exception problem) {
    return String.valueOf(problem.getMessage());
  }

  /** The message with the parameter's name as an option. */
  private static String option(InvalidRequest wrong) {
    String problem = String.valueOf(wrong.getMessage()).substring(wrong.parameter().length());
    return "--" + wrong.parameter().replace('_', '-') + problem;
  }

  private static int say(CommandLine command, String what, int exit) {
    command.getErr().println("oscar-reports: " + OneLine.of(what));
    return exit;
  }
}
