package io.oscar.reports.trigger.cli;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.function.TooManyReports;
import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.Nearest;
import io.oscar.reports.report.UnknownService;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports an error in one line and returns the exit code. */
final class Mistakes {
  private Mistakes() {}

  static int wrongUse(ParameterException wrong, String[] arguments) {
    String problem =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : String.valueOf(wrong.getMessage()).lines().findFirst().orElse("usage error");
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    say(wrong.getCommandLine(), problem + " (see " + command + " --help)");
    return ExitCode.WRONG_USE;
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    CommandLine command = wrong.getCommandLine();
    String written = wrong.getUnmatched().getFirst();
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    String there = command.getSubcommands().isEmpty() ? "argument" : "command";
    return "unknown %s '%s'".formatted(wrong.isUnknownOption() ? "option" : there, name)
        + Nearest.suggestion(name, Names.of(command));
  }

  static int failed(Exception problem, CommandLine command) {
    return switch (problem) {
      case InvalidRequest wrong -> {
        say(command, option(wrong));
        yield ExitCode.WRONG_USE;
      }
      case WrongUse wrong -> {
        say(command, String.valueOf(wrong.getMessage()));
        yield ExitCode.WRONG_USE;
      }
      case ReaderGone gone -> ExitCode.DONE;
      case DeliveryFailure failure -> failure(command, failure);
      case AccessDenied denied -> failure(command, denied);
      case AccessUnverifiable unverifiable -> failure(command, unverifiable);
      case UnknownService unknown -> {
        say(command, String.valueOf(unknown.getMessage()));
        yield ExitCode.WRONG_USE;
      }
      case TooManyReports busy -> failure(command, busy);
      case IllegalStateException cannotStart -> failure(command, cannotStart);
      default -> {
        LoggerFactory.getLogger(Mistakes.class).error("The report failed unexpectedly", problem);
        yield ExitCode.FAILED;
      }
    };
  }

  private static int failure(CommandLine command, Exception problem) {
    say(command, String.valueOf(problem.getMessage()));
    return ExitCode.FAILED;
  }

  /** The message with the parameter's name as an option. */
  private static String option(InvalidRequest wrong) {
    String problem = String.valueOf(wrong.getMessage()).substring(wrong.parameter().length());
    return "--" + wrong.parameter().replace('_', '-') + problem;
  }

  private static void say(CommandLine command, String what) {
    command.getErr().println("oscar-reports: " + OneLine.of(what));
  }
}
