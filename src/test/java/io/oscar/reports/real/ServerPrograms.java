package io.oscar.reports.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code scripts/lib/servers.sh} has put the programs it built. */
public final class ServerPrograms {

  private ServerPrograms() {}

  /**
   * The program of this name.
   *
   * @throws IllegalStateException if it was not built yet
   */
  public static Path named(String name) {
    Path program = cache().resolve("oscar-reports/bin").resolve(name);
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(program + " is missing: run scripts/test-real, it builds it");
    }
    return program;
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }
}
