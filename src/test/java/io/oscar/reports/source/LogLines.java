package io.oscar.reports.source;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes log lines as the OSCAR manager and the ingress controllers do. */
public final class LogLines {
  private static final DateTimeFormatter NANOSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter OLD =
      DateTimeFormatter.ofPattern("uuuu/MM/dd - HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter COMMON =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private LogLines() {}

  /** A line of the manager's execution log, its time in nanoseconds. */
  public static LoggedLine manager(
      Instant time, int status, String address, String path, String user) {
    return LoggedLine.of(time, managerText(NANOSECONDS.format(time), status, address, path, user));
  }

  /** The same with the label of a country. */
  public static LoggedLine manager(
      Instant time, int status, String address, String path, String user, String country) {
    String text = managerText(NANOSECONDS.format(time), status, address, path, user);
    return new LoggedLine(time, text, Map.of("geoip_country_code", country));
  }

  /** The same as managers before 2025 wrote it; the time is a whole second. */
  public static LoggedLine oldManager(
      Instant time, int status, String address, String path, String user) {
    return LoggedLine.of(time, managerText(OLD.format(time), status, address, path, user));
  }

  /** A line of ingress-nginx, or of Traefik in its common format; the time is a whole second. */
  public static LoggedLine ingress(Instant time, int status, String address, String path) {
    String text =
        "%s - - [%s +0000] \"GET %s HTTP/1.1\" %d 310 \"-\" \"curl/8.5.0\""
            .formatted(address, COMMON.format(time), path, status);
    return LoggedLine.of(time, text);
  }

  /** A line of Traefik in JSON. */
  public static LoggedLine traefik(Instant time, int status, String address, String path) {
    String text =
        ("{\"ClientHost\":\"%s\",\"DownstreamStatus\":%d,\"RequestMethod\":\"GET\","
                + "\"RequestPath\":\"%s\",\"StartUTC\":\"%s\",\"level\":\"info\"}")
            .formatted(address, status, path, NANOSECONDS.format(time));
    return LoggedLine.of(time, text);
  }

  /** A line of Traefik in JSON that has only the time of logging; a whole second. */
  public static LoggedLine traefikWithoutStart(
      Instant time, int status, String address, String path) {
    String text =
        ("{\"ClientHost\":\"%s\",\"DownstreamStatus\":%d,\"RequestMethod\":\"GET\","
                + "\"RequestPath\":\"%s\",\"level\":\"info\",\"time\":\"%s\"}")
            .formatted(address, status, path, time);
    return LoggedLine.of(time, text);
  }

  /** The same line after a text that a logger or a container runtime wrote before it. */
  public static LoggedLine prefixed(String prefix, LoggedLine line) {
    return new LoggedLine(line.time(), prefix + line.text(), line.labels());
  }

  private static String managerText(
      String time, int status, String address, String path, String user) {
    return "[GIN-EXECUTIONS-LOGGER] %s | %3d | %13s | %s | %-7s %s | %s"
        .formatted(time, status, "347.805334ms", address, "POST", path, user);
  }
}
