package io.oscar.reports.source.loki;

/**
 * The text of an operator's LogQL query, parsed as far as needed to append to it: comments,
 * strings, stream selector, and whether it has pipeline stages.
 *
 * <p>Strings and comments are those of Loki's lexer (grafana/loki, pkg/logql/syntax/lex.go): double
 * quotes with escapes, back quotes without, and {@code #} up to the end of the line.
 */
final class LogQlText {
  private final String text;
  // the same text with the contents of strings blanked
  private final String mask;

  /**
   * @param written the query as written; comments are removed
   */
  LogQlText(String written) {
    var kept = new StringBuilder();
    var masked = new StringBuilder();
    for (int i = 0; i < written.length(); ) {
      int end = endOfToken(written, i);
      if (written.charAt(i) != '#') {
        kept.append(written, i, end);
        masked.append(end == i + 1 ? written.substring(i, end) : " ".repeat(end - i));
      }
      i = end;
    }
    this.text = kept.toString();
    this.mask = masked.toString();
  }

  /** The end of the string, comment or single character at a position. */
  private static int endOfToken(String written, int start) {
    char first = written.charAt(start);
    int end =
        switch (first) {
          case '#' -> written.indexOf('\n', start);
          case '`' -> written.indexOf('`', start + 1) + 1;
          case '"' -> endOfQuoted(written, start + 1);
          default -> start + 1;
        };
    return end <= start ? written.length() : end;
  }

  private static int endOfQuoted(String written, int start) {
    for (int i = start; i < written.length(); i++) {
      switch (written.charAt(i)) {
        case '\\' -> i++;
        case '"' -> {
          return i + 1;
        }
        default -> {
          // the string continues
        }
      }
    }
    return written.length();
  }

  /** The query without comments and surrounding blanks. */
  String query() {
    return text.strip();
  }

  /**
   * The stream selector.
   *
   * @throws IllegalArgumentException if the query has none
   */
  String selector() {
    int open = mask.indexOf('{');
    int close = mask.indexOf('}', open + 1);
    if (open < 0 || close < 0) {
      throw new IllegalArgumentException("the query has no stream selector {…}: " + query());
    }
    return text.substring(open, close + 1);
  }

  /**
   * The query with one more matcher in its stream selector.
   *
   * @throws IllegalArgumentException if the query has no stream selector
   */
  String withMatcher(String matcher) {
    String selector = selector();
    int inside = text.indexOf(selector) + 1;
    boolean isOnlyOne = selector.substring(1, selector.length() - 1).isBlank();
    String first = matcher + (isOnlyOne ? "" : ", ");
    return (text.substring(0, inside) + first + text.substring(inside)).strip();
  }

  /**
   * Whether the query has stages other than line filters, which may change a line or absorb what is
   * appended.
   */
  boolean hasStages() {
    for (int bar = mask.indexOf('|'); bar >= 0; bar = mask.indexOf('|', bar + 1)) {
      boolean isLineFilter = bar + 1 < mask.length() && "=~>".indexOf(mask.charAt(bar + 1)) >= 0;
      if (!isLineFilter) {
        return true;
      }
    }
    return false;
  }
}
