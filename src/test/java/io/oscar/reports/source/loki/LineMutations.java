package io.oscar.reports.source.loki;

import java.util.List;
import java.util.Random;

/** Damages lines: flips, deletions, repetitions, splices and insertions of any text. */
final class LineMutations {
  /** Stands for bytes that are not UTF-8; see {@link LokiTenant#pushInvalid}. */
  static final String INVALID = "INVALID";

  private static final List<String> PIECES =
      List.of(
          " | ",
          " |",
          "| ",
          "\"",
          "\\",
          "\\\"",
          "\\u0000",
          "{",
          "}",
          "{}",
          "[",
          "] \"",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\0",
          "\u0001",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2003",
          "\u2028",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "µ",
          "é",
          "e\u0301",
          "\u202e",
          "名前",
          "\ud83d\ude00",
          "' OR 1=1",
          "`",
          "%2F",
          "$1",
          "//",
          "/run/",
          "/job/a",
          " - ",
          ":",
          ",",
          "/system/services/foo/exposed",
          "[GIN-EXECUTIONS-LOGGER] ",
          "[GIN] ",
          " | 200 | ",
          "401",
          "HTTP/1.1\" 200 ",
          "null",
          "\",\"RequestPath\":\"",
          INVALID);

  private final Random random;

  LineMutations(Random random) {
    this.random = random;
  }

  /** The line after one to three mutations; parts may come from the other one. */
  String mutated(String line, String other) {
    String text = line;
    for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
      text = mutatedOnce(text, other);
    }
    return withoutLoneSurrogates(text);
  }

  private String mutatedOnce(String line, String other) {
    var text = new StringBuilder(line);
    int at = random.nextInt(line.length());
    int end = Math.min(line.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(8)) {
      case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
      case 1 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
      case 2 -> text.delete(at, end);
      case 3 -> text.insert(at, line, at, end);
      case 4 -> text.replace(at, line.length(), other.substring(random.nextInt(other.length())));
      case 5 -> text.insert(at, anyText(1 + random.nextInt(6)));
      case 6 -> text.insert(random.nextBoolean() ? line.length() : at, piece());
      default -> text.insert(at, piece());
    }
    return text.toString();
  }

  /** One of the texts that mean something somewhere. */
  String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  /** Characters of all of Unicode, half of them of ASCII. */
  String anyText(int characters) {
    var text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      int any = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
      if (any < Character.MIN_SURROGATE || any > Character.MAX_SURROGATE) {
        text.appendCodePoint(any);
      }
    }
    return text.toString();
  }

  private static String withoutLoneSurrogates(String text) {
    var whole = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                whole.append(INVALID);
              } else {
                whole.appendCodePoint(c);
              }
            });
    return whole.toString();
  }
}
