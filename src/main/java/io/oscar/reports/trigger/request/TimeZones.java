package io.oscar.reports.trigger.request;

import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.SpellingSuggestion;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Parses time zones: names of the IANA database, or offsets. */
final class TimeZones {
  private TimeZones() {}

  /**
   * Parses a name like {@code Europe/Madrid}, case-insensitively, or an offset like {@code +02:00}.
   *
   * @throws InvalidRequest if there is none
   */
  static ZoneId of(String text) {
    Set<String> names = ZoneId.getAvailableZoneIds();
    String name =
        names.stream().filter(known -> known.equalsIgnoreCase(text)).findFirst().orElse(text);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new InvalidRequest(
          Parameter.TZ.key(),
          "'"
              + text
              + "' is not an IANA time zone like Europe/Madrid"
              + SpellingSuggestion.suggestion(text, names));
    }
  }
}
