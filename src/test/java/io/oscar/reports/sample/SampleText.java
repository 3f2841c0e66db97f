package io.oscar.reports.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the lines of the sample cluster as the manager and the ingress controllers would. */
final class SampleText {
  private static final DateTimeFormatter NANOSECONDS = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'");
  private static final DateTimeFormatter GIN = format("uuuu/MM/dd - HH:mm:ss");
  private static final DateTimeFormatter COMMON = format("dd/MMM/uuuu:HH:mm:ss");

  private SampleText() {}

  static String execution(
      Instant time, int status, int micros, String address, String path, String user) {
    return String.format(
        Locale.ROOT,
        "[GIN-EXECUTIONS-LOGGER] %s | %3d | %13s | %s | %-7s %s | %s",
        NANOSECONDS.format(time),
        status,
        latency(micros),
        address,
        "POST",
        path,
        user);
  }

  static String gin(Instant time, int status, int micros, String address, String path) {
    return String.format(
        Locale.ROOT,
        "[GIN] %s | %3d | %13s | %15s | %-7s \"%s\"",
        GIN.format(time),
        status,
        latency(micros),
        address,
        "GET",
        path);
  }

  static String nginx(Instant time, int status, int bytes, String address, String path) {
    return String.format(
        Locale.ROOT,
        "%s - - [%s +0000] \"GET %s HTTP/2.0\" %d %d \"-\" \"Mozilla/5.0\" 412 0.0%d",
        address,
        COMMON.format(time),
        path,
        status,
        bytes,
        10 + bytes % 90);
  }

  static String traefik(Instant time, int status, int bytes, String address, String path) {
    return String.format(
        Locale.ROOT,
        "{\"ClientAddr\":\"%s:%d\",\"ClientHost\":\"%s\",\"DownstreamContentSize\":%d,"
            + "\"DownstreamStatus\":%d,\"RequestMethod\":\"GET\",\"RequestPath\":\"%s\","
            + "\"StartUTC\":\"%s\",\"entryPointName\":\"websecure\",\"level\":\"info\"}",
        address.indexOf(':') < 0 ? address : "[" + address + "]",
        32768 + bytes % 28000,
        address,
        bytes,
        status,
        path,
        NANOSECONDS.format(time));
  }

  private static String latency(int micros) {
    return micros < 1_000_000
        ? String.format(Locale.ROOT, "%.3fms", micros / 1e3)
        : String.format(Locale.ROOT, "%.6fs", micros / 1e6);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
