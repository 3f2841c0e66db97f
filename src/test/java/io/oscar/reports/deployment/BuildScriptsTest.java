package io.oscar.reports.deployment;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that build, with a JVM and a Maven that only leave traces. */
class BuildScriptsTest {
  private static final String MVN =
      """
      #!/bin/sh
      cd "$ROOT"
      echo start >>trace
      sleep "${SLOW:-0}"
      mkdir -p target/classes/META-INF/sbom
      echo '{}' >target/classes/META-INF/sbom/application.cdx.json
      touch target/oscar-reports-training.jar
      echo end >>trace
      """;

  // Extracts, trains and runs; a training may be stopped as by Ctrl-C, once it has left a cache.
  private static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do
        case $argument in
          -XX:AOTCache=*.new)
            echo cache >"${argument#*=}"
            [ -z "${STOPPED:-}" ] || { kill -INT $PPID; exit 130; } ;;
          extract) extracts=yes ;;
          */lib) destination=$argument ;;
        esac
      done
      if [ "${extracts:-}" = yes ]; then
        mkdir -p "$destination"
        touch "$destination/oscar-reports.jar" "$destination/spring-boot-jarmode-tools-1.jar"
      fi
      echo "ran ${*##*/}" >>"$ROOT/runs"
      """;

  @TempDir private Path root;
  private Path dist = Path.of("");

  private record Run(int exit, String said) {}

  @BeforeEach
  void copy() throws IOException {
    dist = root.resolve("target/dist");
    for (String file :
        List.of(
            "scripts/package",
            "scripts/oscar-reports",
            "scripts/lib/jdk.sh",
            "scripts/lib/build.sh",
            "src/main/dist/bin/train",
            "src/main/dist/bin/oscar-reports",
            "src/main/dist/lib/jvm.options")) {
      Path copy = root.resolve(file);
      Files.createDirectories(copy.resolveSibling("."));
      if (Files.exists(Path.of(file))) {
        Files.copy(Path.of(file), copy);
      }
    }
    Files.createDirectories(root.resolve("src/main/sample"));
    Files.createDirectories(root.resolve("src/training"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("jdk"));
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    program("jdk/bin/java", JAVA);
    program("bin/mvn", MVN);
  }

  @Test
  void buildsOnFirstRunOnly() throws Exception {
    assertThat(run("scripts/oscar-reports", "--version").exit()).isZero();
    assertThat(run("scripts/oscar-reports", "--version")).isEqualTo(new Run(0, ""));

    assertThat(root.resolve("trace")).content().isEqualTo("start\nend\n");
    assertThat(dist.resolve("oscar-reports.aot")).exists();
    assertThat(names(root.resolve("target"))).doesNotContain("dist.new", "dist.old");
  }

  @Test
  void leavesNoCacheWhenTrainingIsInterrupted() throws Exception {
    Run stopped = run("env", "STOPPED=yes", "scripts/oscar-reports", "--version");

    assertThat(stopped.exit()).as(stopped.said()).isNotZero();
    assertThat(names(dist)).noneMatch(name -> name.startsWith("oscar-reports.aot"));
    assertThat(run("scripts/oscar-reports", "--version").exit()).isZero();
    assertThat(dist.resolve("oscar-reports.aot")).exists();
  }

  @Test
  void rebuildsWhenPartIsMissing() throws Exception {
    run("scripts/oscar-reports", "--version");
    for (String part : List.of("lib/jvm.path", "lib/oscar-reports.jar", "oscar-reports.aot")) {
      Files.delete(dist.resolve(part));
      Run next = run("scripts/oscar-reports", "--version");
      assertThat(next.exit()).as(part + ": " + next.said()).isZero();
      assertThat(dist.resolve(part)).exists();
    }
    Files.writeString(dist.resolve("lib/jvm.path"), "/gone/bin/java\n");
    assertThat(run("scripts/oscar-reports", "--version").exit()).isZero();
    assertThat(dist.resolve("lib/jvm.path")).content().isEqualTo(root + "/jdk/bin/java\n");
  }

  @Test
  void buildsOnceWhenTwoStartConcurrently() throws Exception {
    Process first = start("env", "SLOW=1", "scripts/oscar-reports", "--version");
    Process second = start("env", "SLOW=1", "scripts/oscar-reports", "--version");

    assertThat(ended(first).exit()).isZero();
    assertThat(ended(second).exit()).isZero();
    assertThat(root.resolve("trace")).content().isEqualTo("start\nend\n");
  }

  @Test
  void buildsOnceWhenTwoStartConcurrentlyWithoutFlock() throws Exception {
    String path = pathWithoutFlock();
    Process first = start("env", "SLOW=1", path, "scripts/oscar-reports", "--version");
    Process second = start("env", "SLOW=1", path, "scripts/oscar-reports", "--version");

    Run one = ended(first);
    Run other = ended(second);
    assertThat(one.exit()).as(one.said()).isZero();
    assertThat(other.exit()).as(other.said()).isZero();
    assertThat(root.resolve("trace")).content().isEqualTo("start\nend\n");
    assertThat(one.said() + other.said()).contains("Waiting for another build");
    assertThat(names(root.resolve("target"))).noneMatch(name -> name.startsWith("build.owner"));
  }

  @Test
  void ignoresLockOfKilledBuild() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(root.resolve("target/build.owner.gone"));
    Files.createSymbolicLink(root.resolve("target/build.owner"), Path.of("" + gone.pid()));
    Files.setLastModifiedTime(
        root.resolve("target/build.owner.gone"), FileTime.from(Instant.EPOCH));

    Run next = run("env", pathWithoutFlock(), "scripts/oscar-reports", "--version");

    assertThat(next.exit()).as(next.said()).isZero();
    assertThat(root.resolve("trace")).content().isEqualTo("start\nend\n");
  }

  @Test
  void keepsLastBuildWhenBuildFails() throws Exception {
    run("scripts/oscar-reports", "--version");
    program("bin/mvn", "#!/bin/sh\necho broken code; exit 1\n");

    Run failed = run("scripts/package");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.said()).contains("broken code", "scripts/package: the build failed");
    assertThat(dist.resolve("oscar-reports.aot")).exists();
    assertThat(run("scripts/oscar-reports", "--version")).isEqualTo(new Run(0, ""));
  }

  /** What the scripts run, and nothing else. */
  private String pathWithoutFlock() throws IOException {
    Path programs = Files.createDirectories(root.resolve("programs"));
    for (String name :
        List.of(
            "sh",
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "mkdir",
            "rmdir",
            "rm",
            "mv",
            "cp",
            "ln",
            "touch",
            "cat",
            "grep",
            "sha256sum",
            "sleep")) {
      Path link = programs.resolve(name);
      if (!Files.exists(link, NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, program(name));
      }
    }
    return "PATH=" + root.resolve("bin") + ":" + programs;
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private void program(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private Run run(String... command) throws Exception {
    return ended(start(command));
  }

  private Process start(String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().put("ROOT", root.toString());
    builder.environment().merge("PATH", root.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.start();
  }

  private static Run ended(Process process) throws Exception {
    boolean isOver = process.waitFor(60, TimeUnit.SECONDS);
    if (!isOver) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(isOver).as("ends within a minute").isTrue();
    try (var out = process.inputReader()) {
      String said = String.join("\n", out.readAllAsString().lines().toList());
      return new Run(process.exitValue(), said);
    }
  }
}
