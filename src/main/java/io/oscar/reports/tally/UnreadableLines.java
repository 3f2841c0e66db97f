package io.oscar.reports.tally;

/**
 * Lines that speak of requests, by the marker of their log, and are in no form that is known.
 *
 * @param lines how many they are
 * @param form what most of them look like, with nothing in it of what the lines hold; empty where
 *     there is none
 */
public record UnreadableLines(long lines, String form) {}
