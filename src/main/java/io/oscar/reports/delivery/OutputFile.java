package io.oscar.reports.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Writes to a path given by a user.
 *
 * <p>A regular file is replaced atomically, following symbolic links, and keeps its mode and owner.
 * Anything else (a device, a named pipe, an open file of a process) is written to in place.
 */
final class OutputFile {
  private static final String UNFINISHED = ".oscar-reports-";
  private static final Set<PosixFilePermission> OWN =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OutputFile() {}

  /**
   * Writes a file.
   *
   * <p>If the owner could not be kept otherwise, the finished report is copied into the file, as
   * {@code cp} does, which is not atomic.
   *
   * @throws IOException if it cannot be written; an existing file is then unchanged, unless copying
   *     failed midway
   */
  static void write(Path named, Content content) throws IOException {
    Path file = SymbolicLinks.end(named);
    if (Files.isDirectory(file)) {
      throw new IOException("is a directory");
    }
    if (SymbolicLinks.isOpenStream(file)) {
      // The process that opened it may be writing to it, too.
      writeInto(file, content, StandardOpenOption.APPEND);
    } else if (Files.exists(file) && !Files.isRegularFile(file)) {
      writeInto(file, content);
    } else {
      replace(file, content);
    }
  }

  private static void writeInto(Path file, Content content, StandardOpenOption... more)
      throws IOException {
    var how = new StandardOpenOption[more.length + 1];
    how[0] = StandardOpenOption.WRITE;
    System.arraycopy(more, 0, how, 1, more.length);
    try (OutputStream out = Files.newOutputStream(file, how)) {
      content.writeTo(out);
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (isThere && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    Path unfinished = unfinished(file, isThere);
    try {
      boolean isAlike = !isThere || keepOwnerAndMode(file, unfinished);
      writeInto(unfinished, content);
      if (!isAlike || !takesPlace(unfinished, file, isThere)) {
        writeInto(file, out -> Files.copy(unfinished, out), StandardOpenOption.TRUNCATE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** In the folder of the file, unless that is not writable. */
  private static Path unfinished(Path file, boolean isThere) throws IOException {
    if (isThere && !Files.isWritable(file.resolveSibling("."))) {
      return Files.createTempFile(UNFINISHED, ".tmp");
    }
    // Generating an unpredictable name takes as long as writing a small report.
    return Files.createFile(file.resolveSibling(UNFINISHED + System.nanoTime() + ".tmp"));
  }

  /** Renames the file; impossible if the target is a mount point, as in a container. */
  private static boolean takesPlace(Path unfinished, Path file, boolean isThere)
      throws IOException {
    try {
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (FileSystemException notAllowed) {
      if (!isThere) {
        throw notAllowed;
      }
      return false;
    }
  }

  /**
   * Gives a new file the mode and owner of an old one, before any content is written to it.
   *
   * @return whether that was permitted: changing the owner requires privileges
   */
  private static boolean keepOwnerAndMode(Path old, Path young) throws IOException {
    var from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(young, PosixFileAttributeView.class);
    if (from == null || to == null) {
      return true;
    }
    PosixFileAttributes kept = from.readAttributes();
    PosixFileAttributes given = to.readAttributes();
    try {
      if (!given.owner().equals(kept.owner())) {
        to.setOwner(kept.owner());
      }
      if (!given.group().equals(kept.group())) {
        to.setGroup(kept.group());
      }
      to.setPermissions(kept.permissions());
      return true;
    } catch (FileSystemException notAllowed) {
      to.setPermissions(OWN);
      return false;
    }
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
