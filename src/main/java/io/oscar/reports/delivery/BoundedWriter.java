package io.oscar.reports.delivery;

import java.io.IOException;
import java.io.Writer;

/** In-memory text of limited length. */
final class BoundedWriter extends Writer {
  private final int longest;
  private final StringBuilder text = new StringBuilder();

  BoundedWriter(int longest) {
    this.longest = longest;
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    if (text.length() + length > longest) {
      throw new IOException("the text is longer than " + longest + " characters");
    }
    text.append(characters, from, length);
  }

  @Override
  public void flush() {
    // in memory only
  }

  @Override
  public void close() {
    // in memory only
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
