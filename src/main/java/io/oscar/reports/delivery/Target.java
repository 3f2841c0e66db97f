package io.oscar.reports.delivery;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports are written, other than a stream. */
public sealed interface Target {

  /**
   * One file, which each report replaces.
   *
   * @param path the file, in an existing folder
   */
  record File(Path path) implements Target {}

  /**
   * A folder, in which each report is named by {@link ReportFileName}.
   *
   * @param path an existing folder
   */
  record Folder(Path path) implements Target {}

  /**
   * Objects of a bucket.
   *
   * @param address the object, or a prefix below which each report is named by {@link
   *     ReportFileName}
   */
  record Objects(ObjectAddress address) implements Target {}

  /** Whether each report gets a name of its own there. */
  default boolean isNamed() {
    return switch (this) {
      case File file -> false;
      case Folder folder -> true;
      case Objects objects -> objects.address().isPrefix();
    };
  }

  /**
   * Parses a target: {@code s3://…}, a folder that exists or ends with a slash, or a file.
   *
   * @throws IllegalArgumentException if it is neither a valid path nor an object address
   */
  static Target of(String text) {
    if (text.startsWith(ObjectAddress.SCHEME)) {
      return new Objects(ObjectAddress.of(text));
    }
    Path path = Path.of(text);
    boolean isFolder = text.endsWith("/") || Files.isDirectory(path);
    return isFolder ? new Folder(path) : new File(path);
  }
}
