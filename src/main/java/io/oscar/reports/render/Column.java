package io.oscar.reports.render;

import io.oscar.reports.report.CountryCount;
import io.oscar.reports.report.MetricKey;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report, for both CSV and tables.
 *
 * @param <T> the type of rows
 * @param name the name in CSV, or null if not in CSV
 * @param title the title in a table, or null if not in tables
 * @param type the format of cells
 * @param value the value in a row; may be null
 * @param metric the metric of the figure, or null for none
 * @param isSummed whether a total is shown
 */
record Column<T>(
    @Nullable String name,
    @Nullable String title,
    Type type,
    Function<T, @Nullable Object> value,
    @Nullable MetricKey metric,
    boolean isSummed) {

  enum Type {
    TEXT,
    COUNT,
    HOURS,
    COUNTRIES
  }

  /** A text column; either name may be null. */
  static <T> Column<T> text(
      @Nullable String name, @Nullable String title, Function<T, @Nullable Object> value) {
    return new Column<>(name, title, Type.TEXT, value, null, false);
  }

  /** A column of known countries; either name may be null. */
  static <T> Column<T> countries(
      @Nullable String name, @Nullable String title, Function<T, @Nullable Object> value) {
    return new Column<>(name, title, Type.COUNTRIES, value, null, false);
  }

  /** A column of counts without a total. */
  static <T> Column<T> count(
      String name, String title, MetricKey metric, Function<T, @Nullable Object> value) {
    return new Column<>(name, title, Type.COUNT, value, metric, false);
  }

  /** A column of counts with a total. */
  static <T> Column<T> sum(
      String name, String title, MetricKey metric, Function<T, @Nullable Object> value) {
    return new Column<>(name, title, Type.COUNT, value, metric, true);
  }

  /** A column of hours. */
  static <T> Column<T> hours(
      String name, String title, MetricKey metric, Function<T, @Nullable Object> value) {
    return new Column<>(name, title, Type.HOURS, value, metric, true);
  }

  /** The same column for a supertype of the rows. */
  static <W, T extends W> Column<W> widened(Column<T> column, Class<T> type) {
    return new Column<>(
        column.name,
        column.title,
        column.type,
        row -> column.value.apply(type.cast(row)),
        column.metric,
        column.isSummed);
  }

  /** Whether cells are right-aligned. */
  boolean isNumber() {
    return type == Type.COUNT || type == Type.HOURS;
  }

  /** Formats the value of a row for CSV. */
  Object csv(T row) {
    return switch (value.apply(row)) {
      case null -> "";
      case Long count -> count;
      case Number number -> NumberFormats.plain(number);
      case List<?> countries -> SpreadsheetText.of(NumberFormats.countries(counts(countries), "|"));
      case Object text -> SpreadsheetText.of(text.toString());
    };
  }

  /** Formats the value of a row for a table. */
  String shown(T row, UnknownFigures unknowns) {
    return switch (value.apply(row)) {
      case null -> "";
      case Long count -> known(NumberFormats.grouped(count), unknowns);
      case Number number -> known(NumberFormats.rounded(number.doubleValue()), unknowns);
      case List<?> countries -> NumberFormats.countries(counts(countries), " ");
      case Object text -> text.toString();
    };
  }

  /** Formats the total of all rows for a table. */
  String total(List<? extends T> rows, UnknownFigures unknowns) {
    if (!isSummed) {
      return "";
    }
    String sum =
        type == Type.HOURS
            ? NumberFormats.rounded(numbers(rows).stream().mapToDouble(Number::doubleValue).sum())
            : NumberFormats.grouped(numbers(rows).stream().mapToLong(Number::longValue).sum());
    return known(sum, unknowns);
  }

  private List<Number> numbers(List<? extends T> rows) {
    return rows.stream()
        .map(value)
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .toList();
  }

  private String known(String figure, UnknownFigures unknowns) {
    return metric == null ? figure : unknowns.of(metric, figure);
  }

  private static List<CountryCount> counts(List<?> countries) {
    return countries.stream().map(CountryCount.class::cast).toList();
  }
}
