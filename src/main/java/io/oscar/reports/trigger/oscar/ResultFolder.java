package io.oscar.reports.trigger.oscar;

import io.oscar.reports.render.ReportJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder whose files the supervisor returns or uploads. */
final class ResultFolder {
  private final Path folder;

  ResultFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Replaces all results by one document.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void replaceBy(String name, Object document) {
    try {
      clear();
      Files.write(folder.resolve(name), ReportJson.mapper().writeValueAsBytes(document));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
