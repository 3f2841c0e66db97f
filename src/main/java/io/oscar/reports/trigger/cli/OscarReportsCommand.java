package io.oscar.reports.trigger.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program without a command: says how it is used. */
@Command(
    name = "oscar-reports",
    description = "Usage reports of an OSCAR cluster, for any range of time.",
    mixinStandardHelpOptions = true,
    versionProvider = OscarReportsCommand.Version.class,
    footer = {
      "",
      "Where the figures come from is set in the environment: LOKI_URL or LOGS_DIR,",
      "PROMETHEUS_URL, OSCAR_URL; where s3:// lies: S3_ENDPOINT. The README has all.",
      "Examples:",
      "  oscar-reports summary --period last-month",
      "  oscar-reports breakdown --group-by service --period Q3 -o q3.csv",
      "  oscar-reports help breakdown",
      "  source <(oscar-reports generate-completion)     completion in bash and zsh",
      "Exit codes: 0 done, 1 failed, 2 wrong use, 3 incomplete (--strict)."
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
