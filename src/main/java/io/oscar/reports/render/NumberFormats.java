package io.oscar.reports.render;

import io.oscar.reports.report.CountryCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats numbers, independent of the default locale. */
final class NumberFormats {
  private NumberFormats() {}

  /** A number without exponent and trailing zeros: {@code 12}, {@code 12.5}. */
  static String plain(Number number) {
    BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
    return exact.toPlainString();
  }

  /**
   * A finite number as Go's {@code encoding/json} writes it: the shortest representation, with an
   * exponent only below 0.000001 and from 1e21 on.
   */
  static String json(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    double size = Math.abs(number);
    if (size >= 1e-6 && size < 1e21) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  /** A count with thousands separators: {@code 20,000}. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Hours or a mean with two decimals and thousands separators: {@code 1,234.50}. */
  static String rounded(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }

  /** Countries with their requests: {@code ES:12|PT:3}. */
  static String countries(List<CountryCount> countries, String separator) {
    return countries.stream()
        .map(country -> country.country() + ":" + country.requestCount())
        .collect(Collectors.joining(separator));
  }
}
