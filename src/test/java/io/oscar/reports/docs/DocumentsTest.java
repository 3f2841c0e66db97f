package io.oscar.reports.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the form of the documents: line lengths, links, and the files and scripts that they name.
 */
class DocumentsTest {
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_README = 105;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.-])(?:scripts|src|docs|\\.ci)/[\\w./-]*[\\w/]");
  private static final Pattern CODE = Pattern.compile("`([\\w.]+)`");
  private static final String PACKAGE = "java/io/oscar/reports";
  private static final Path MAIN = Path.of("src/main", PACKAGE);
  private static final Path TESTS = Path.of("src/test", PACKAGE);
  private static final Path LAMBDA = Path.of("src/lambda", PACKAGE);
  private static final Path TRAINING = Path.of("src/training", PACKAGE);
  private static final Path LAMBDA_TESTS = Path.of("src/lambda/test", PACKAGE);
  private static final Set<String> OF_OTHERS =
      Set.of("MockWebServer", "CloudEventMessageUtils", "JsonAccessLogValve");
  private static final Set<String> MADE_BY_COMMANDS = Set.of("src/main/docker/base-images");

  static Stream<MarkdownFile> documents() throws IOException {
    return MarkdownFile.all().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linesHaveAtMost120Characters(MarkdownFile document) {
    assertThat(document.lines()).filteredOn(line -> length(line) > LONGEST_LINE).isEmpty();
  }

  @Test
  void readmeFitsTwoScreens() throws IOException {
    assertThat(MarkdownFile.read(Path.of("README.md")).lines().size())
        .isLessThanOrEqualTo(LONGEST_README);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkTargetExists(MarkdownFile document) throws IOException {
    var broken = new ArrayList<String>();
    for (String target : links(document)) {
      String[] parts = target.split("#", 2);
      Path file =
          parts[0].isEmpty()
              ? document.path()
              : document.path().resolveSibling(parts[0]).normalize();
      boolean isThere =
          Files.exists(file)
              && (parts.length == 1 || anchors(MarkdownFile.read(file)).contains(parts[1]));
      if (!isThere) {
        broken.add(target);
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyMentionedFileExists(MarkdownFile document) {
    Set<String> named =
        FILE.matcher(String.join("\n", document.lines()))
            .results()
            .map(MatchResult::group)
            .filter(file -> !MADE_BY_COMMANDS.contains(file))
            .collect(toCollection(TreeSet::new));

    assertThat(named)
        .allSatisfy(
            file ->
                assertThat(Files.exists(Path.of(file)) || isBeside(document, file))
                    .as(file)
                    .isTrue());
  }

  @Test
  void readmeLinksToEveryPage() throws IOException {
    List<String> links = links(MarkdownFile.read(Path.of("README.md")));
    List<String> pages = documents().map(page -> page.path().toString()).toList();

    assertThat(links).containsAll(pages.stream().filter(page -> page.startsWith("docs/")).toList());
  }

  @Test
  void everyClassAndPackageInContributingExists() throws IOException {
    Set<String> there = classesAndPackages();
    MarkdownFile contributing = MarkdownFile.read(Path.of("CONTRIBUTING.md"));

    List<String> missing =
        CODE.matcher(String.join("\n", contributing.lines()))
            .results()
            .map(code -> code.group(1))
            .filter(name -> isOfOurs(name) && !there.contains(name))
            .toList();

    assertThat(missing).isEmpty();
  }

  /** Whether a name looks like a class, or like a package or class below one of ours. */
  private static boolean isOfOurs(String name) {
    boolean isClass = name.matches("(?:[A-Z][a-z0-9]+){2,}") && !OF_OTHERS.contains(name);
    boolean isQualified = name.matches("[a-z]+(?:[.][a-z0-9]+)*[.][A-Za-z0-9]+");
    return isClass || (isQualified && Files.isDirectory(MAIN.resolve(name.split("[.]", 2)[0])));
  }

  /** Simple names of classes, and packages and classes by their names below ours. */
  private static Set<String> classesAndPackages() throws IOException {
    var names = new TreeSet<String>();
    for (Path root : List.of(MAIN, TESTS, TRAINING, LAMBDA, LAMBDA_TESTS)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.toList()) {
          String name = root.relativize(file).toString().replace(".java", "").replace('/', '.');
          names.add(name);
          names.add(name.substring(name.lastIndexOf('.') + 1));
        }
      }
    }
    return names;
  }

  private static boolean isBeside(MarkdownFile document, String file) {
    return Files.exists(document.path().resolveSibling(file));
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }

  /** Links within the repository. */
  private static List<String> links(MarkdownFile document) {
    return LINK.matcher(String.join("\n", document.prose()))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /** The anchors of headings, as GitHub makes them. */
  private static List<String> anchors(MarkdownFile document) {
    return document.prose().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
