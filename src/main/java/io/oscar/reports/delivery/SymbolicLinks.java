package io.oscar.reports.delivery;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Resolves symbolic links to a file, which need not exist. */
final class SymbolicLinks {
  /** Linux' own limit. */
  private static final int MOST = 40;

  /** Open files of processes; the links there do not contain paths that can be resolved. */
  private static final Path PROCESSES = Path.of("/proc");

  private SymbolicLinks() {}

  /**
   * The target of a path; its folder exists, the file need not.
   *
   * @throws IOException if the folder does not exist or the links form a loop
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

  /** Whether a path returned by {@link #end} is an open file of a process. */
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
