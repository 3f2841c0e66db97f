package io.oscar.reports.trigger.request;

import io.oscar.reports.function.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Time zones as callers write them: names of the IANA database, or offsets. */
final class TimeZones {
  private TimeZones() {}

  /**
   * The time zone of a name like {@code Europe/Madrid}, in any case, or of an offset like {@code
   * +02:00}.
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
              + "' is not a time zone of the IANA database, like Europe/Madrid"
              + Nearest.suggestion(text, names));
    }
  }
}
