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
 * Writes to a path as a user names it.
 *
 * <p>A file is replaced as a whole, at the end of all links, and keeps its mode and owner. What is
 * no file (a device, a named pipe, an open stream of a process) is written into, and stays.
 */
final class OutputFile {
  private static final String UNFINISHED = ".oscar-reports-";
  private static final Set<PosixFilePermission> OWN =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OutputFile() {}

  /**
   * Writes a file.
   *
   * <p>Where the owner cannot be kept otherwise, the finished report is copied into the file, as
   * {@code cp} does: it is not replaced at once then.
   *
   * @throws IOException if it cannot be written; a file that is there then is what it was, unless
   *     the copying itself broke off
   */
  static void write(Path named, Content content) throws IOException {
    Path file = Links.end(named);
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Links.isOpenStream(file)) {
      // Whoever opened it may have written to it, and may go on.
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

  /** Beside the file, unless only the file itself may be written to. */
  private static Path unfinished(Path file, boolean isThere) throws IOException {
    if (isThere && !Files.isWritable(file.resolveSibling("."))) {
      return Files.createTempFile(UNFINISHED, ".tmp");
    }
    // A name that nobody can guess, as of a temporary file, takes as long as a small report.
    return Files.createFile(file.resolveSibling(UNFINISHED + System.nanoTime() + ".tmp"));
  }

  /** Renames; where a file is mounted by itself, as into a container, that cannot be done. */
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
   * Gives a new file the mode and owner of an old one, before anything that not everybody may read
   * is written to it.
   *
   * @return whether that is allowed: who may write to a file of somebody else may not give files
   *     away
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

  /** What is written to a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
