package io.oscar.reports.source.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The log files of a directory: {@code *.log} and {@code *.log.gz}, without sub-directories.
 *
 * @param files the files, by name
 */
record LogFiles(List<Path> files) {

  /**
   * Lists the log files of a directory.
   *
   * @throws IOException if the directory is missing or cannot be read
   */
  static LogFiles in(Path directory) throws IOException {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{log,log.gz}")) {
      found.forEach(files::add);
    } catch (java.nio.file.DirectoryIteratorException unreadable) {
      throw unreadable.getCause();
    }
    files.removeIf(Files::isDirectory);
    files.sort(null);
    return new LogFiles(List.copyOf(files));
  }

  /** Names of files that exist compressed and uncompressed: their lines would be counted twice. */
  List<String> twice() {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(name(file)));
    return names.stream().filter(name -> names.contains(name + ".gz")).sorted().toList();
  }

  static String name(Path file) {
    return file.getFileName().toString();
  }
}
