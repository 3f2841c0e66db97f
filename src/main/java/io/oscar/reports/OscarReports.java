package io.oscar.reports;

import io.oscar.reports.config.ComponentFactory;
import io.oscar.reports.config.InvalidSetting;
import io.oscar.reports.config.Settings;
import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.source.Progress;
import io.oscar.reports.trigger.cli.CommandLineTrigger;
import io.oscar.reports.trigger.cli.Program;
import io.oscar.reports.trigger.cli.Terminal;
import io.oscar.reports.trigger.cli.TerminalWidth;
import io.oscar.reports.trigger.cli.UsageError;
import io.oscar.reports.trigger.http.ReportServer;
import io.oscar.reports.trigger.job.JobDelivery;
import io.oscar.reports.trigger.job.JobRunner;
import io.oscar.reports.trigger.job.RemoteJobs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry point of the program. */
public final class OscarReports implements Program {
  private static final Logger LOG = LoggerFactory.getLogger(OscarReports.class);

  private static final String ADVICE = "set LOKI_URL, or LOGS_DIR for a directory of logs";

  private final Map<String, String> environment;

  /**
   * @param environment the environment variables, as {@link System#getenv()} has them
   */
  public OscarReports(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Runs the command that the arguments name; ends with 0, 1, 2 or 3. */
  public static void main(String[] arguments) {
    // Not System.out, which swallows write errors such as a broken pipe.
    var out = new FileOutputStream(FileDescriptor.out);
    var terminal =
        new Terminal(
            out,
            System.err,
            Terminal.isTerminal(1),
            Terminal.isTerminal(2) && !"dumb".equals(System.getenv("TERM")),
            () -> TerminalWidth.find(System.getenv()));
    var program = new OscarReports(System.getenv());
    var command = command(arguments, System.getenv());
    System.exit(new CommandLineTrigger(program, terminal).run(command));
  }

  /**
   * The arguments; if there are none and {@code PORT} is set, {@code serve}. Knative and similar
   * platforms set it and start buildpack images without arguments.
   */
  static String[] command(String[] arguments, Map<String, String> environment) {
    boolean named = arguments.length > 0 || !environment.containsKey("PORT");
    return named ? arguments : new String[] {"serve"};
  }

  @Override
  public ReportFunctions functions() {
    return set(() -> ComponentFactory.functions(Settings.of(environment)));
  }

  @Override
  public ReportFunctions functions(List<OperationRequest> operationRequests, Progress progress) {
    Settings settings = set(() -> Settings.of(environment));
    if (!settings.hasRequestLog()
        && operationRequests.stream().anyMatch(OperationRequest::readsRequests)) {
      throw new UsageError("no request log is configured: " + ADVICE, null);
    }
    return set(() -> ComponentFactory.functions(settings, progress));
  }

  @Override
  public Delivery delivery() {
    return set(() -> ComponentFactory.delivery(Settings.of(environment)));
  }

  @Override
  public RemoteJobs remoteJobs() {
    Settings settings = set(() -> Settings.of(environment));
    return set(() -> remoteJobs(ComponentFactory.functions(settings), settings));
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public void serve() throws InterruptedException {
    Settings settings = set(() -> servable(Settings.of(environment)));
    ReportFunctions functions = set(() -> ComponentFactory.functions(settings));
    RemoteJobs jobs = remoteJobs(functions, settings);
    try (var server = ReportServer.start(functions, jobs, settings.http())) {
      server.awaitEnd();
    }
  }

  /** Fails at startup rather than on the first request if no data source is configured. */
  private static Settings servable(Settings settings) {
    if (!settings.hasSource()) {
      throw new InvalidSetting("LOKI_URL", "no data source is configured: " + ADVICE);
    }
    if (!settings.hasRequestLog()) {
      LOG.warn("No request log is configured, so every report will be incomplete: {}", ADVICE);
    }
    return settings;
  }

  private static RemoteJobs remoteJobs(ReportFunctions functions, Settings settings) {
    var runner = new JobRunner(functions);
    var delivery = new JobDelivery(ComponentFactory.delivery(settings));
    return new RemoteJobs(runner, delivery, settings.remoteOutput());
  }

  private static <T> T set(Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidSetting invalid) {
      throw new UsageError(String.valueOf(invalid.getMessage()), invalid);
    }
  }
}
