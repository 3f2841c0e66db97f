package io.oscar.reports;

import io.oscar.reports.assembly.Assembly;
import io.oscar.reports.assembly.InvalidSetting;
import io.oscar.reports.assembly.Settings;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Program;
import io.oscar.reports.trigger.cli.Terminal;
import io.oscar.reports.trigger.cli.WrongUse;
import io.oscar.reports.trigger.http.ReportServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** The program: everything starts here. */
public final class OscarReports implements Program {
  private OscarReports() {}

  /** Runs the command that the arguments name; ends with 0, 1, 2 or 3. */
  public static void main(String[] arguments) {
    boolean interactive = System.console() != null && System.console().isTerminal();
    // Not System.out, which keeps quiet about a reader that is gone.
    var out = new FileOutputStream(FileDescriptor.out);
    var terminal = new Terminal(out, System.err, interactive);
    System.exit(new CommandLineTrigger(new OscarReports(), terminal).run(arguments));
  }

  @Override
  public ReportFunctions functions() {
    return Assembly.functions(settings());
  }

  @Override
  public void serve() throws InterruptedException {
    Settings settings = settings();
    try (var server = ReportServer.start(Assembly.functions(settings), settings.http())) {
      server.awaitEnd();
    }
  }

  private static Settings settings() {
    try {
      return Settings.of(System.getenv());
    } catch (InvalidSetting invalid) {
      throw new WrongUse(String.valueOf(invalid.getMessage()), invalid);
    }
  }
}
