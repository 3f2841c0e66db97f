package io.oscar.reports.docs;

import java.util.ArrayList;
import java.util.List;

/** The words of a command line, as far as the documents use a shell's syntax. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * The words of a command: quotes are taken off, a backslash joins lines; {@code |} and {@code ;}
   * are words of their own. Nothing is expanded.
   */
  static List<String> of(String command) {
    var reader = new ShellWords(command.replaceAll("\\\\\n\\s*", " "));
    reader.read();
    return List.copyOf(reader.words);
  }

  private void read() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        int end = text.indexOf(c, i + 1);
        if (end < 0) {
          throw new AssertionError("a quote is not closed: " + text);
        }
        word.append(text, i + 1, end);
        isInWord = true;
        i = end;
      } else if (Character.isWhitespace(c)) {
        end();
      } else if (c == '|' || c == ';') {
        end();
        words.add(String.valueOf(c));
      } else {
        word.append(c);
        isInWord = true;
      }
      i++;
    }
    end();
  }

  private void end() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }
}
