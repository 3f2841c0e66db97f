package io.oscar.reports.trigger.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program without a command: prints the usage. */
@Command(
    name = "oscar-reports",
    description = "Usage reports of an OSCAR cluster for any time range.",
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class,
    footer = {
      "",
      "Data sources are set by environment variables: LOKI_URL or LOGS_DIR,",
      "PROMETHEUS_URL, OSCAR_URL; the object store by S3_ENDPOINT. See the README.",
      "Examples:",
      "  oscar-reports summary --period last-month",
      "  oscar-reports breakdown --group-by service --period Q3 -o q3.csv",
      "  oscar-reports help breakdown",
      "  source <(oscar-reports generate-completion)     completion in bash and zsh",
      "Exit codes: 0 success, 1 failure, 2 usage error, 3 incomplete (--strict)."
    })
final class OscarReportsCommand {
  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = OscarReportsCommand.class.getPackage().getImplementationVersion();
      return new String[] {"oscar-reports " + (version == null ? "(development)" : version)};
    }
  }
}
