package io.oscar.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rows of text in aligned columns: words to the left, numbers to the right. */
final class TextColumns {
  private static final String GAP = "  ";

  private final List<String> head;
  private final int numbersFrom;
  private final int numbersTo;
  private final List<List<String>> few = new ArrayList<>();
  private Supplier<Stream<List<String>>> rows = few::stream;

  /**
   * @param numbersFrom the first column of numbers
   * @param numbersTo the column after the last column of numbers
   */
  TextColumns(int numbersFrom, int numbersTo, String... head) {
    this.head = List.of(head);
    this.numbersFrom = numbersFrom;
    this.numbersTo = numbersTo;
  }

  /** Adds a row; control characters in it are replaced. */
  void add(String... cells) {
    few.add(List.of(cells));
  }

  /**
   * Sets rows of which there may be very many: they are made when they are looked at, which is
   * twice, and never held.
   */
  void rows(Supplier<Stream<List<String>>> many) {
    rows = many;
  }

  /** Writes the head, a rule and the rows; a head of empty cells is left out, with its rule. */
  void writeTo(Appendable out) throws IOException {
    int[] widths = head.stream().mapToInt(TextColumns::width).toArray();
    shown().forEach(row -> widen(widths, row));
    if (!head.stream().allMatch(String::isEmpty)) {
      line(out, head, widths);
      line(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    }
    for (Iterator<List<String>> each = shown().iterator(); each.hasNext(); ) {
      line(out, each.next(), widths);
    }
  }

  private Stream<List<String>> shown() {
    return rows.get().map(cells -> cells.stream().map(TerminalText::of).toList());
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(row.get(i)));
    }
  }

  private void line(Appendable out, List<String> cells, int[] widths) throws IOException {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      boolean number = i >= numbersFrom && i < numbersTo;
      line.append(number ? padding + cells.get(i) : cells.get(i) + padding).append(GAP);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
