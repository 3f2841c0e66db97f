package io.oscar.reports.delivery;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports go to, other than a stream. */
public sealed interface Target {

  /**
   * One file, which each report replaces.
   *
   * @param path the file; its folder exists already
   */
  record File(Path path) implements Target {}

  /**
   * A folder, in which each report is named by {@link ReportName}.
   *
   * @param path the folder, which is there already
   */
  record Folder(Path path) implements Target {}

  /**
   * Objects of a bucket.
   *
   * @param address the object; below it, where it is a prefix, each report is named by {@link
   *     ReportName}
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
   * Reads a target as a user writes it: {@code s3://…}, a folder that exists or ends in a slash, or
   * a file.
   *
   * @throws IllegalArgumentException if it is no path and no address of an object
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
