package io.oscar.reports.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/image} builds on images named by their digests, and on nothing else. */
class ImageScriptTest {
  private static final String JDK = "eclipse-temurin@sha256:" + "a".repeat(64);
  private static final String JRE = "eclipse-temurin@sha256:" + "b".repeat(64);
  private static final String OWN = "registry:5000/java/own@sha256:" + "c".repeat(64);

  // Knows the digests of two tags, has an image without one, and writes down what it builds with.
  private static final String DOCKER =
      """
      #!/bin/sh
      case "$1" in
        info) ;;
        pull) [ "$3" != gone:1 ] ;;
        image)
          case "$5" in
            eclipse-temurin:25-jdk) echo '["%s"]' ;;
            eclipse-temurin:25-jre) echo '["%s"]' ;;
            registry:5000/java/own:25) echo '["%s"]' ;;
            *) echo '[]' ;;
          esac ;;
        build) for argument in "$@"; do echo "$argument"; done >built ;;
      esac
      """
          .formatted(JDK, JRE, OWN);

  @TempDir private Path folder;
  private Path pins = Path.of("");
  private Path built = Path.of("");

  /** What a run of the script came to. */
  private record Run(int exit, String err) {}

  @BeforeEach
  void copy() throws IOException {
    pins = Files.createDirectories(folder.resolve("src/main/docker")).resolve("base-images");
    built = folder.resolve("built");
    Files.copy(
        Path.of("scripts/image"),
        Files.createDirectories(folder.resolve("scripts")).resolve("image"));
    Path docker = Files.createDirectories(folder.resolve("bin")).resolve("docker");
    Files.writeString(docker, DOCKER);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void dockerBuildContextContainsAllPackagingInputs() throws IOException {
    List<String> sent = Files.readAllLines(Path.of(".dockerignore"));
    try (Stream<String> lines = Files.lines(Path.of("scripts/package"))) {
      assertThat(lines.filter(line -> line.startsWith(". ")).map(line -> "!" + line.substring(2)))
          .hasSize(2)
          .allMatch(sent::contains);
    }
    assertThat(sent).contains("!pom.xml", "!scripts/package", "!src/main", "!src/training");
  }

  @Test
  void pinsDigestsOfTagsOnFirstBuild() throws Exception {
    Run run = image(Map.of());

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readAllLines(built))
        .contains("JDK=" + JDK, "JRE=" + JRE)
        .contains("org.opencontainers.image.base.name=eclipse-temurin")
        .contains("org.opencontainers.image.base.digest=sha256:" + "b".repeat(64));
    assertThat(Files.readString(pins)).contains("\nJDK=" + JDK + "\nJRE=" + JRE + "\n");
  }

  @Test
  void buildsOnPinnedDigests() throws Exception {
    Files.writeString(pins, "# of last year\nJDK=" + OWN + "\nJRE=" + JRE + "\n");

    Run run = image(Map.of());

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readAllLines(built)).contains("JDK=" + OWN, "JRE=" + JRE);
  }

  @Test
  void updatesPinsWhenAsked() throws Exception {
    Files.writeString(pins, "JDK=" + OWN + "\nJRE=" + OWN + "\n");

    Run run = image(Map.of(), "--pin");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(pins)).contains("\nJDK=" + JDK + "\nJRE=" + JRE + "\n");
    assertThat(built).doesNotExist();
  }

  @Test
  void resolvesDigestsOfOtherImages() throws Exception {
    Run run = image(Map.of("JDK", "registry:5000/java/own:25", "JRE", OWN));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readAllLines(built)).contains("JDK=" + OWN, "JRE=" + OWN);
    assertThat(pins).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"only-here:1", "gone:1", "own@sha256:cafe", "own@md5:0123", "@sha256:", "own@"})
  void rejectsImageWithoutKnownDigest(String image) throws Exception {
    Run run = image(Map.of("JRE", image));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("scripts/image: " + image).contains("digest");
    assertThat(built).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JDK=eclipse-temurin:25-jdk\nJRE=eclipse-temurin:25-jre\n", ""})
  void rejectsPinFileWithoutDigests(String text) throws Exception {
    Files.writeString(pins, text);

    Run run = image(Map.of());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("has no digest of JDK: run scripts/image --pin");
    assertThat(built).doesNotExist();
  }

  @Test
  void usesOnlyImagesPassedAsArguments() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("src/main/docker/Dockerfile"));

    assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).hasSize(2);
    assertThat(lines).contains("ARG JDK", "ARG JRE", "FROM ${JDK} AS build", "FROM ${JRE}");
  }

  private Run image(Map<String, String> variables, String... arguments) throws Exception {
    var builder = new ProcessBuilder("bash", folder.resolve("scripts/image").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeAll(Set.of("JDK", "JRE"));
    builder.environment().putAll(variables);
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    Path err = folder.resolve("err");
    Process process =
        builder.redirectOutput(folder.resolve("out").toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(err));
  }
}
