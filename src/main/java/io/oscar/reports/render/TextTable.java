package io.oscar.reports.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text table with aligned columns: text to the left, numbers to the right. */
final class TextTable {
  static final String GAP = "  ";

  /** The minimum width of the last column. */
  private static final int COMFORTABLE = 24;

  /** The minimum width of text columns, even on a narrower terminal. */
  private static final int NARROWEST = 8;

  private final List<String> head;
  private final int numbersFrom;
  private final int numbersTo;
  private final List<List<String>> few = new ArrayList<>();
  private Supplier<Stream<List<String>>> rows = few::stream;

  /**
   * @param numbersFrom the first column of numbers
   * @param numbersTo the column after the last column of numbers
   */
  TextTable(int numbersFrom, int numbersTo, String... head) {
    this.head = List.of(head);
    this.numbersFrom = numbersFrom;
    this.numbersTo = numbersTo;
  }

  /** Adds a row; control characters in it are replaced. */
  void add(String... cells) {
    few.add(List.of(cells));
  }

  /**
   * Sets a large number of rows: they are generated twice, for measuring and for printing, and
   * never held in memory.
   */
  void rows(Supplier<Stream<List<String>>> many) {
    rows = many;
  }

  /**
   * Writes the header, a rule and the rows; an empty header is omitted with its rule.
   *
   * @param width the maximum line length: text is wrapped within its column, numbers never
   */
  void writeTo(Appendable out, int width) throws IOException {
    int[] widths = head.stream().mapToInt(TextTable::width).toArray();
    shown().forEach(row -> widen(widths, row));
    narrow(widths, width);
    if (!head.stream().allMatch(String::isEmpty)) {
      row(out, head, widths);
      line(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    }
    for (Iterator<List<String>> each = shown().iterator(); each.hasNext(); ) {
      row(out, each.next(), widths);
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

  /**
   * Reduces the widths to fit: first of the last column, which has the long texts, then of the
   * widest ones.
   */
  private void narrow(int[] widths, int width) {
    int last = widths.length - 1;
    int excess = Arrays.stream(widths).sum() + GAP.length() * last - width;
    while (excess > 0) {
      int column = !isNumber(last) && widths[last] > COMFORTABLE ? last : widestOfWords(widths);
      if (widths[column] <= NARROWEST) {
        return;
      }
      widths[column]--;
      excess--;
    }
  }

  private int widestOfWords(int[] widths) {
    return IntStream.range(0, widths.length)
        .filter(column -> !isNumber(column))
        .boxed()
        .max(Comparator.comparingInt(column -> widths[column]))
        .orElse(0);
  }

  private void row(Appendable out, List<String> cells, int[] widths) throws IOException {
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < widths.length; i++) {
      wrapped.add(WrappedText.lines(cells.get(i), Math.max(1, widths[i])));
    }
    int lines = wrapped.stream().mapToInt(List::size).max().orElse(1);
    for (int i = 0; i < lines; i++) {
      int line = i;
      line(
          out,
          wrapped.stream().map(cell -> line < cell.size() ? cell.get(line) : "").toList(),
          widths);
    }
  }

  private void line(Appendable out, List<String> cells, int[] widths) throws IOException {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(isNumber(i) ? padding + cells.get(i) : cells.get(i) + padding).append(GAP);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private boolean isNumber(int column) {
    return column >= numbersFrom && column < numbersTo;
  }

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
