package io.oscar.reports.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.oscar.reports.config.Settings;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.MetricKey;
import io.oscar.reports.report.ReportPeriod;
import io.oscar.reports.trigger.job.JobFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares the tables of the documents with what the code declares. */
class TablesTest {
  private static final Path API = Path.of("docs/api.md");
  private static final Path OPERATIONS = Path.of("docs/operations.md");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Test
  void operationTableMatchesTheCode() throws IOException {
    List<String> expected =
        Arrays.stream(Operation.values())
            .map(
                operation ->
                    "%s | `GET %s` | `POST /%s` | `oscar-reports %s`"
                        .formatted(
                            operation.key(),
                            operation.oscarPath(),
                            operation.key(),
                            operation.key()))
            .toList();

    List<List<String>> rows = MarkdownFile.read(API).table("operation");

    assertThat(rows.stream().map(row -> String.join(" | ", row.subList(0, 4))))
        .containsExactlyElementsOf(expected);
    assertThat(rows).allSatisfy(row -> assertThat(row.get(4)).endsWith("." + row.getFirst() + "`"));
  }

  @Test
  void requestFieldTableMatchesTheCode() throws IOException {
    List<List<String>> rows = MarkdownFile.read(API).table("field");

    assertThat(rows.stream().map(row -> unquoted(row.get(0))).collect(joining(", ")))
        .isEqualTo(JobFields.KEYS);
    for (List<String> row : rows) {
      Parameter.of(unquoted(row.get(0))).ifPresent(parameter -> assertDocumented(parameter, row));
    }
  }

  private static void assertDocumented(Parameter parameter, List<String> row) {
    List<String> users =
        Arrays.stream(Operation.values())
            .filter(operation -> operation.parameters().contains(parameter))
            .map(Operation::key)
            .toList();
    boolean isOfAll = users.size() == Operation.values().length;

    assertThat(row.get(1)).isEqualTo("`" + parameter.option() + "`");
    assertThat(row.get(3)).isEqualTo(isOfAll ? "all" : String.join(", ", users));
    boolean isListedElsewhere = row.get(2).contains("](#");
    if (!isListedElsewhere && !parameter.choices().isEmpty()) {
      assertThat(row.get(2)).contains(parameter.choices());
    }
  }

  @Test
  void metricTableMatchesTheCode() throws IOException {
    assertThat(MarkdownFile.read(API).table("metric").stream().map(row -> unquoted(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(MetricKey.names());
  }

  @Test
  void documentedTimeFormatsAreValidAndAllPeriodNamesAreListed() throws IOException {
    List<String> forms =
        MarkdownFile.read(API).table("form").stream()
            .flatMap(row -> Arrays.stream(row.getFirst().split(", ")))
            .map(TablesTest::unquoted)
            .toList();

    assertThat(forms)
        .containsAll(ReportPeriod.WORDS)
        .allSatisfy(form -> assertThatCode(() -> read(form)).doesNotThrowAnyException());
  }

  private static ReportPeriod read(String form) {
    return form.contains("..") ? new ReportPeriod(form) : ReportPeriod.between(form, null);
  }

  @Test
  void allOccurringStatusesAndExitCodesAreDocumented() throws IOException {
    MarkdownFile api = MarkdownFile.read(API);

    assertThat(api.table("status").stream().map(List::getFirst))
        .containsAll(occurring("--- status ([0-9]{3})"));
    assertThat(api.table("code").stream().map(List::getFirst))
        .containsExactlyElementsOf(occurring("exit code ([0-9])"));
  }

  /** What a pattern finds in the golden files. */
  private static Set<String> occurring(String pattern) throws IOException {
    Pattern line = Pattern.compile("(?m)^" + pattern + "$");
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> line.matcher(text(file)).results())
          .map(result -> result.group(1))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(file + " cannot be read", unreadable);
    }
  }

  @Test
  void settingsTableMatchesTheVariablesRead() throws IOException {
    var environment =
        new ReadVariables(
            Map.of(
                "LOKI_URL", "http://loki",
                "OSCAR_URL", "http://oscar",
                "S3_ENDPOINT", "http://minio",
                "S3_OUTPUT", "s3://bucket/prefix/",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret"));
    Settings.of(environment);

    assertThat(settings().keySet()).containsExactlyInAnyOrderElementsOf(environment.read);
  }

  @Test
  void documentedDefaultsMatchTheCode() throws IOException {
    Settings settings = Settings.of(Map.of());
    Map<String, String> defaults = settings();

    assertThat(defaults)
        .containsEntry("LOKI_QUERY", settings.lokiSettings().query())
        .containsEntry("OSCAR_NAMESPACE", settings.lokiSettings().namespace())
        .containsEntry("OSCAR_APP", settings.lokiSettings().app())
        .containsEntry("LOKI_EXPOSED_QUERY", settings.lokiSettings().exposedQuery())
        .containsEntry("LOKI_EXPOSED_NAMESPACE", settings.lokiSettings().exposedNamespace())
        .containsEntry("LOKI_EXPOSED_APP", settings.lokiSettings().exposedApp())
        .containsEntry(
            "OSCAR_SERVICES_NAMESPACE", settings.prometheusSettings().servicesNamespace())
        .containsEntry("REPORTS_AT_ONCE", String.valueOf(settings.limits().atOnce()))
        .containsEntry("QUERIES_AT_ONCE", String.valueOf(settings.maxConcurrentQueries()))
        .containsEntry("PORT", String.valueOf(settings.http().port()));
    assertThat(settings.prometheus().url()).hasToString(defaults.get("PROMETHEUS_URL") + "/");
    assertThat(defaults.get("REPORT_DEADLINE"))
        .startsWith(settings.limits().remote().toSeconds() + "s ");
  }

  /** The default of each documented variable, without quotes; empty where it has none. */
  private static Map<String, String> settings() throws IOException {
    var defaults = new HashMap<String, String>();
    for (List<String> row : MarkdownFile.read(OPERATIONS).table("variable")) {
      for (String name : row.get(0).split(", ")) {
        assertThat(defaults.put(unquoted(name), unquoted(row.get(1)))).as(name).isNull();
      }
    }
    return defaults;
  }

  private static String unquoted(String cell) {
    return cell.replace("`", "");
  }

  /** An environment that takes down which variables are read. */
  private static final class ReadVariables extends HashMap<String, String> {
    private static final long serialVersionUID = 1;

    private final TreeSet<String> read = new TreeSet<>();

    ReadVariables(Map<String, String> variables) {
      super(variables);
    }

    @Override
    public @Nullable String getOrDefault(@Nullable Object name, @Nullable String otherwise) {
      read.add(String.valueOf(name));
      return super.getOrDefault(name, otherwise);
    }
  }
}
