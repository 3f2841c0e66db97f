package io.oscar.reports.source.directory;

import io.oscar.reports.tally.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file one at a time and never holds more of a line than a parser looks at.
 *
 * <p>A line ends at a line feed. Of a longer line than {@link LogLine#MAX_LENGTH} only so much is
 * kept that its length still shows; {@code BufferedReader} would hold the whole of it.
 */
final class LineReader implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int KEPT = LogLine.MAX_LENGTH + 1;

  private final Reader text;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int filled;

  LineReader(InputStream bytes) {
    // Bytes that are no UTF-8 become replacement characters: one odd line is no broken file.
    this.text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads a file; one whose name ends in {@code .gz} is decompressed on the way.
   *
   * @param bytes what the file holds
   * @throws IOException if it is no gzip file
   */
  static LineReader of(Path file, InputStream bytes) throws IOException {
    boolean isPacked = file.getFileName().toString().endsWith(".gz");
    return new LineReader(isPacked ? new GzipMembers(bytes, BUFFER) : bytes);
  }

  /**
   * The next line without its line feed, or null at the end.
   *
   * @throws IOException if the file breaks off or is damaged; the lines before were good
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
