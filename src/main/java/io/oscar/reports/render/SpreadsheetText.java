package io.oscar.reports.render;

/**
 * Text cells that a spreadsheet does not execute as formulas (CSV injection).
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class SpreadsheetText {
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

  private SpreadsheetText() {}

  /** The text, prefixed with a single quote if it would start a formula. */
  static String of(String text) {
    boolean formula = !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
