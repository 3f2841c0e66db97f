package io.oscar.reports.golden;

import static io.oscar.reports.golden.GoldenCases.command;

import io.oscar.reports.golden.GoldenCase.Call.Command;
import java.util.ArrayList;
import java.util.List;

/** What else the command line answers: help, files and buckets, jobs, refusals and errors. */
final class CommandCases {
  private static final String DAY = "--period 2026-10-04";
  private static final String PARTIAL = "--start 2026-09-30 --end 2026-10-02";
  private static final String JSON_DAY = "\"period\":\"2026-10-04\"}";
  private static final String SEVERAL =
      """
      {"operations":["summary","breakdown-by-service","breakdown-by-user","breakdown-by-country",\
      {"operation":"metric","service":"yolov8","format":"table"}],"format":"csv",\
      """
          + JSON_DAY;

  private CommandCases() {}

  static List<GoldenCase> all() {
    var cases = new ArrayList<GoldenCase>();
    for (String name :
        List.of(
            "summary", "metric", "breakdown", "run", "serve", "invoke", "generate-completion")) {
      cases.add(of("help/" + name, command(name + " --help")));
      cases.add(of("help/" + name + ".terminal", onTerminal(name + " --help")));
    }
    cases.addAll(
        List.of(
            of("help/all", command("--help")),
            of("help/all.terminal", onTerminal("--help")),
            of("help/command", command("help")),
            of("help/version", command("--version")),
            of("help/completion", command("generate-completion")),
            of("command-ranges/month.table", command("summary --period 2026-10 --format table")),
            of("command-ranges/week", command("summary --period 2026-W40")),
            of("command-ranges/partly-covered", command("summary " + PARTIAL)),
            of("command-ranges/partly-covered.csv", command("summary --format csv " + PARTIAL)),
            of("command-ranges/partly-covered.table", command("summary --format table " + PARTIAL)),
            of("command-ranges/partly-covered-strict", command("summary --strict " + PARTIAL)),
            of("command-ranges/not-covered", command("summary --period 2026-07")),
            of("command-ranges/not-covered.table", onTerminal("summary --period 2026-07")),
            of("command-files/file", command("summary -o {out}/x.csv " + DAY)),
            of("command-files/file-quietly", command("summary -q -o {out}/x.txt " + DAY)),
            of("command-files/folder", command("breakdown --group-by user -o {out}/ " + DAY)),
            of(
                "command-files/folder.csv",
                command("metric --service cowsay --format csv -o {out}/ " + DAY)),
            of("command-files/bucket", command("summary -o s3://reports/a/ " + DAY)),
            of("command-files/stdout", command("summary -o - " + DAY)),
            of("command-files/unknown-extension", command("summary -o {out}/x.xls " + DAY)),
            of("command-files/no-such-folder", command("summary -o {out}/none/x.csv " + DAY)),
            of("command-files/no-such-bucket", command("summary -o s3://other/a/ " + DAY)),
            of("run/summary", command("run --input {in}", "{" + JSON_DAY)),
            of("run/several", command("run --input {in} -o {out}/", SEVERAL)),
            of("run/several-to-bucket", command("run --input {in} -o s3://reports/a/", SEVERAL)),
            of("run/output-of-the-request", command("run --input {in}", output("s3://reports/b/"))),
            of("run/strict", command("run --strict --input {in}", "{\"period\":\"2026-07\"}")),
            of("run/several-without-output", command("run --input {in}", SEVERAL)),
            of("run/two-outputs", command("run --input {in} -o x/", output("s3://reports/b/"))),
            of("run/output-without-bucket", command("run --input {in}", output("s3:reports"))),
            of("run/unknown-field", command("run --input {in}", "{\"perod\":\"2026-10\"}")),
            of("run/unknown-operation", command("run --input {in}", "{\"operation\":\"total\"}")),
            of("run/no-operation", command("run --input {in}", "{\"group_by\":\"user\"}")),
            of("run/no-json", command("run --input {in}", "summary")),
            of("run/no-file", command("run --input {out}/none.json")),
            of("command-errors/nothing", command("")),
            of("command-errors/unknown-command", command("sumary")),
            of("command-errors/unknown-option", command("summary --perod 7d")),
            of("command-errors/no-value", command("summary --period")),
            of("command-errors/no-group", command("breakdown")),
            of("command-errors/unknown-group", command("breakdown --group-by servce")),
            of("command-errors/unknown-metric", command("metric --metric cpu-hour")),
            of("command-errors/unknown-format", command("summary --format xml")),
            of("command-errors/no-metric", command("metric " + DAY)),
            of("command-errors/unknown-service", command("metric --service yolo8 " + DAY)),
            of("command-errors/no-service-name", command("metric --service Not_A_Name " + DAY)),
            of("command-errors/period-and-start", command("summary --start 2026-10-01 " + DAY)),
            of("command-errors/unknown-period", command("summary --period lastmonth")),
            of("command-errors/not-a-time", command("summary --start 2026-10-02T08:00:00")),
            of(
                "command-errors/end-before-start",
                command("summary --start 2026-10-02 --end 2026-10-01")),
            of("command-errors/future", command("summary --period 2199")),
            of("command-errors/no-logs", new Command("summary " + DAY, null, 0, "")),
            of("command-errors/no-source", new Command("serve", null, 0, ""))));
    return cases;
  }

  private static String output(String address) {
    return "{\"output\":\"" + address + "\"," + JSON_DAY;
  }

  private static Command onTerminal(String arguments) {
    return new Command(arguments, null, 80, "logs");
  }

  private static GoldenCase of(String file, Command command) {
    return new GoldenCase(file, command);
  }
}
