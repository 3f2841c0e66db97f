package io.oscar.reports.render;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes rows as a table with totals. */
final class RowTable {
  // Not a valid service, user or country.
  private static final String TOTAL = "(total)";

  private RowTable() {}

  static <T> void write(
      List<Column<T>> all,
      List<? extends T> rows,
      UnknownFigures unknowns,
      Appendable out,
      int width)
      throws IOException {
    List<Column<T>> columns = all.stream().filter(column -> column.title() != null).toList();
    int[] numbers =
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).isNumber()).toArray();
    var table =
        new TextTable(
            numbers[0],
            numbers[numbers.length - 1] + 1,
            columns.stream().map(Column::title).toArray(String[]::new));
    table.rows(
        () ->
            Stream.concat(
                rows.stream().map(row -> cells(columns, row, unknowns)),
                Stream.of(total(columns, rows, unknowns))));
    table.writeTo(out, width);
  }

  /** The width of the table. */
  static <T> int width(List<Column<T>> all, List<? extends T> rows, UnknownFigures unknowns) {
    return all.stream()
        .filter(column -> column.title() != null)
        .mapToInt(
            column ->
                TextTable.GAP.length()
                    + Stream.concat(
                            Stream.of(String.valueOf(column.title()), column.total(rows, unknowns)),
                            rows.stream().map(row -> column.shown(row, unknowns)))
                        .mapToInt(TextTable::width)
                        .max()
                        .orElse(0))
        .sum();
  }

  private static <T> List<String> cells(List<Column<T>> columns, T row, UnknownFigures unknowns) {
    return columns.stream().map(column -> column.shown(row, unknowns)).toList();
  }

  private static <T> List<String> total(
      List<Column<T>> columns, List<? extends T> rows, UnknownFigures unknowns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> i == 0 ? TOTAL : columns.get(i).total(rows, unknowns))
        .toList();
  }
}
