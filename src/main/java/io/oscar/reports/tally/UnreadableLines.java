package io.oscar.reports.tally;

/**
 * Request lines, recognised by the marker of their log, in an unknown format.
 *
 * @param lines their number
 * @param form the most frequent form, without content of lines; may be empty
 */
public record UnreadableLines(long lines, String form) {}
