package io.oscar.reports.delivery;

import java.io.IOException;
import java.io.Writer;

/** Text that is held in memory and has a greatest length. */
final class LimitedText extends Writer {
  private final int longest;
  private final StringBuilder text = new StringBuilder();

  LimitedText(int longest) {
    this.longest = longest;
  }

  @Override
  public void write(char[] characters, int from, int length) throws IOException {
    if (text.length() + length > longest) {
      throw new IOException("the text has more than " + longest + " characters");
    }
    text.append(characters, from, length);
  }

  @Override
  public void flush() {
    // there is nothing behind it
  }

  @Override
  public void close() {
    // there is nothing behind it
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
