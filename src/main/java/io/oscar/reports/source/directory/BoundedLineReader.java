package io.oscar.reports.source.directory;

import io.oscar.reports.accesslog.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file with limited memory per line.
 *
 * <p>A line ends with a line feed. Lines are truncated just beyond {@link LogLine#MAX_LENGTH};
 * {@code BufferedReader} would keep them in full.
 */
final class BoundedLineReader implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int KEPT = LogLine.MAX_LENGTH + 1;

  private final Reader text;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int filled;

  BoundedLineReader(InputStream bytes) {
    // Invalid UTF-8 becomes replacement characters: one bad line does not make a file unreadable.
    this.text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads a file, decompressing {@code .gz}.
   *
   * @param bytes the content of the file
   * @throws IOException if it is not a gzip file
   */
  static BoundedLineReader of(Path file, InputStream bytes) throws IOException {
    boolean isPacked = file.getFileName().toString().endsWith(".gz");
    return new BoundedLineReader(isPacked ? new StrictGzipInputStream(bytes, BUFFER) : bytes);
  }

  /**
   * The next line without its line feed, or null at the end.
   *
   * @throws IOException if the file is truncated or damaged; the lines before are valid
   */
  @Nullable String next() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (position < filled || fill()) {
      any = true;
      int end = lineFeed();
      keep(position, end);
      position = end + 1;
      if (end < filled) {
        return line.toString();
      }
    }
    return any ? line.toString() : null;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, text.read(buffer));
    return filled > 0;
  }

  private int lineFeed() {
    int end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private void keep(int from, int to) {
    int room = KEPT - line.length();
    line.append(buffer, from, Math.min(room, to - from));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
