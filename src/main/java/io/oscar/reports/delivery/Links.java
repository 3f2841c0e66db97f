package io.oscar.reports.delivery;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Follows symbolic links to where a file is, or is to be. */
final class Links {
  /** As many as Linux follows. */
  private static final int MOST = 40;

  /** Where Linux shows what a process has open; the links there are none that a path could tell. */
  private static final Path PROCESSES = Path.of("/proc");

  private Links() {}

  /**
   * Where a path leads to: its folder is there, the file need not be.
   *
   * @throws IOException if there is no such folder or the links lead in a circle
   */
  static Path end(Path named) throws IOException {
    Path path = named.toAbsolutePath();
    for (int i = 0; i <= MOST; i++) {
      Path placed = inRealFolder(path);
      if (isOpenStream(placed) || !Files.isSymbolicLink(placed)) {
        return placed;
      }
      path = placed.resolveSibling(Files.readSymbolicLink(placed));
    }
    throw new FileSystemLoopException(named.toString());
  }

  /** Whether a path that {@link #end} gave stands for what a process has open. */
  static boolean isOpenStream(Path end) {
    return end.startsWith(PROCESSES);
  }

  private static Path inRealFolder(Path path) throws IOException {
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null) {
      return path;
    }
    try {
      Path real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new NotDirectoryException(folder.toString());
      }
      return real.resolve(name);
    } catch (NoSuchFileException missing) {
      throw new IOException(
          "the folder '" + folder + "' does not exist: create it, or name another one", missing);
    } catch (NotDirectoryException file) {
      throw new IOException("'" + folder + "' is not a folder", file);
    }
  }
}
