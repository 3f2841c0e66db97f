package io.oscar.reports.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.docs.MarkdownFile.Block;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.report.GroupBy;
import io.oscar.reports.report.MetricKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every request of docs/api.md, and the one of the README, on the sample cluster and compares
 * the answer with the block below it; with {@code -Ddocs.write=true} it writes the blocks instead.
 */
class ExamplesTest {
  private static final Path API = Path.of("docs/api.md");
  private static final Path README = Path.of("README.md");
  private static final boolean IS_WRITTEN = Boolean.getBoolean("docs.write");

  private static DocumentedProgram program;

  @BeforeAll
  static void start() throws IOException {
    program = DocumentedProgram.start();
    if (IS_WRITTEN) {
      write(API);
      write(README);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    program.close();
  }

  static Stream<Example> examples() throws IOException {
    return Stream.concat(
        Example.of(MarkdownFile.read(API)).stream(),
        Example.of(MarkdownFile.read(README)).stream().filter(each -> each.answer() != null));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesProduceTheDocumentedOutput(Example example) throws Exception {
    String answer = program.run(example.request().text());

    Block shown = example.answer();
    if (shown != null) {
      assertThat(AnswerText.plain(shown.language(), answer))
          .as("%s, %s", example.file().path(), example)
          .isEqualTo(AnswerText.plain(shown.language(), shown.text()));
    }
  }

  @Test
  void hasExamplesOfEveryOperationGroupAndMetricInJsonAndCsv() throws IOException {
    var topics = new ArrayList<String>();
    Operation.names().forEach(name -> topics.add("operation " + name));
    GroupBy.names().forEach(name -> topics.add("group " + name));
    MetricKey.names().forEach(name -> topics.add("metric " + name));

    for (String language : List.of("json", "csv")) {
      List<String> commands =
          Example.of(MarkdownFile.read(API)).stream()
              .filter(each -> each.language().equals(language))
              .map(each -> each.request().text())
              .toList();
      assertThat(topics)
          .as(language)
          .allSatisfy(topic -> assertThat(commands).anyMatch(command -> isOf(topic, command)));
    }
  }

  /** Whether a command asks for an operation, a group or a metric. */
  private static boolean isOf(String topic, String command) {
    String name = topic.substring(topic.indexOf(' ') + 1);
    return switch (topic.substring(0, topic.indexOf(' '))) {
      case "operation" -> isOfOperation(Operation.of(name), command);
      case "group" -> command.matches("(?s).*\\bgroup[_-]by[= \":]+" + name + "\\b.*");
      default -> command.matches("(?s).*\\bmetric[= \":]+" + name + "(?![a-z-]).*");
    };
  }

  private static boolean isOfOperation(Operation operation, String command) {
    String path = operation.oscarPath().replace("{service}", "[a-z0-9]+(?=[?'])");
    return command.contains("oscar-reports " + operation.key() + " ")
        || command.contains("8080/" + operation.key() + "'")
        || command.matches("(?s).*8080" + path + "[?'].*");
  }

  private static void write(Path path) throws IOException {
    MarkdownFile file = MarkdownFile.read(path);
    var lines = new ArrayList<>(file.lines());
    for (Example example : Example.of(file).reversed()) {
      Block answer = example.answer();
      if (answer != null) {
        List<String> block = lines.subList(answer.start(), answer.end());
        block.clear();
        block.addAll(shown(example.request(), answer.language()).lines().toList());
      }
    }
    Files.write(path, lines);
  }

  private static String shown(Block request, String language) throws IOException {
    try {
      return AnswerText.shown(language, program.run(request.text()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
