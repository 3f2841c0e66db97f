package io.oscar.reports.golden;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/**
 * Holds every answer of the API against its golden file; with {@code -Dgolden.write=true} it writes
 * the files instead.
 */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String EXTENSION = ".txt";
  private static final boolean IS_WRITTEN = Boolean.getBoolean("golden.write");
  private static final int EXCERPT = 60;

  private static ProgramUnderTest program;

  @BeforeAll
  static void start() throws IOException {
    program = ProgramUnderTest.start();
  }

  @AfterAll
  static void stop() throws IOException {
    program.close();
  }

  static Stream<GoldenCase> cases() {
    return GoldenCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answerEqualsGoldenFile(GoldenCase each) throws Exception {
    Path file = file(each);
    String answer = program.answer(each.call());
    if (IS_WRITTEN) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, answer);
      return;
    }
    assertThat(file).isRegularFile();
    String expected = Files.readString(file);
    if (!answer.equals(expected)) {
      throw new AssertionFailedError(difference(file, expected, answer), expected, answer);
    }
  }

  @Test
  void everyCaseHasItsOwnFile() {
    assertThat(cases().map(GoldenFilesTest::file)).doesNotHaveDuplicates();
  }

  @Test
  void everyFileHasCase() throws IOException {
    Set<Path> ofCases = cases().map(GoldenFilesTest::file).collect(toSet());
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !ofCases.contains(file)))
          .isEmpty();
    }
  }

  private static Path file(GoldenCase each) {
    return FOLDER.resolve(each.file() + EXTENSION);
  }

  private static String difference(Path file, String expected, String answer) {
    List<String> before = List.of(expected.split("\n", -1));
    List<String> now = List.of(answer.split("\n", -1));
    int line = 0;
    while (line < Math.min(before.size(), now.size()) && before.get(line).equals(now.get(line))) {
      line++;
    }
    String old = line < before.size() ? before.get(line) : "(the end)";
    String found = line < now.size() ? now.get(line) : "(the end)";
    int column = 0;
    while (column < Math.min(old.length(), found.length())
        && old.charAt(column) == found.charAt(column)) {
      column++;
    }
    return "%s differs in line %d from column %d on (-Dgolden.write=true writes it anew):%n- %s%n+ %s"
        .formatted(file, line + 1, column + 1, excerpt(old, column), excerpt(found, column));
  }

  /** The part of a line around a column: reports in JSON are one long line. */
  private static String excerpt(String line, int column) {
    int from = Math.max(0, column - EXCERPT);
    int to = Math.min(line.length(), column + EXCERPT);
    String part = line.substring(from, to).replace("\r", "\\r");
    return (from > 0 ? "…" : "") + part + (to < line.length() ? "…" : "");
  }
}
