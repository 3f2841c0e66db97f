package io.oscar.reports.source;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Writes log lines as they look behind docker, on terminals and from other ingress controllers. */
public final class OtherForms {
  private static final DateTimeFormatter ISO_WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HAPROXY =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss.SSS", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private OtherForms() {}

  /** A line as docker's json-file driver keeps it. */
  public static LoggedLine docker(String stream, LoggedLine line) {
    return dockerEntry(stream, line, line.text() + "\n");
  }

  /** The same line in two entries, of which the first has so many characters. */
  public static LoggedLine[] dockerInTwo(String stream, LoggedLine line, int characters) {
    return new LoggedLine[] {
      dockerEntry(stream, line, line.text().substring(0, characters)),
      dockerEntry(stream, line, line.text().substring(characters) + "\n")
    };
  }

  private static LoggedLine dockerEntry(String stream, LoggedLine line, String log) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("log", log);
    entry.put("stream", stream);
    entry.put("time", line.time().toString());
    return new LoggedLine(
        line.time(), JsonMapper.shared().writeValueAsString(entry), line.labels());
  }

  /** A line of the manager with the colours that gin gives the status and the method. */
  public static LoggedLine coloured(Instant time, int status, String path, String user) {
    String text =
        ("\u001b[36m[GIN-EXECUTIONS-LOGGER]\u001b[0m %s |\u001b[97;42m %3d \u001b[0m|  1.5ms |"
                + "       10.0.0.1 |\u001b[97;46m POST    \u001b[0m %s | \u001b[1m%s\u001b[0m")
            .formatted(time, status, path, user);
    return LoggedLine.of(time, text);
  }

  /**
   * A line of ingress-nginx in JSON with the names of its documentation.
   *
   * @param path what {@code $uri} holds when the request is over
   */
  public static LoggedLine nginxJson(Instant time, String path, String referrer, String agent) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("time", ISO_WITH_OFFSET.format(time));
    fields.put("remote_addr", "");
    fields.put("x_forwarded_for", "203.0.113.7, 10.0.0.1");
    fields.put("request_id", "5f1e");
    fields.put("remote_user", "");
    fields.put("bytes_sent", 310);
    fields.put("request_time", 0.004);
    fields.put("status", 200);
    fields.put("vhost", "oscar.example.org");
    fields.put("request_proto", "HTTP/1.1");
    fields.put("path", path);
    fields.put("request_query", "");
    fields.put("request_length", 85);
    fields.put("duration", 0.004);
    fields.put("method", "GET");
    fields.put("http_referrer", referrer);
    fields.put("http_user_agent", agent);
    return LoggedLine.of(time, JsonMapper.shared().writeValueAsString(fields));
  }

  /** A line of ingress-nginx in JSON that holds the request line. */
  public static LoggedLine nginxJsonWithRequest(Instant time, String target) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("msec", "%d.%03d".formatted(time.getEpochSecond(), time.getNano() / 1_000_000));
    fields.put("remote_addr", "203.0.113.7");
    fields.put("http_user_agent", "\"request\":\"GET /system/services/forged/exposed HTTP/1.1\"");
    fields.put("request", "GET " + target + " HTTP/1.1");
    fields.put("status", "200");
    return LoggedLine.of(time, JsonMapper.shared().writeValueAsString(fields));
  }

  /** A line of Envoy's default format. */
  public static LoggedLine envoy(Instant time, String target, String agent) {
    String text =
        ("[%s] \"GET %s HTTP/1.1\" 200 - 0 154 3 2 \"203.0.113.7\" \"%s\" \"cc21d9b0\""
                + " \"oscar.example.org\" \"10.35.1.1:8888\"")
            .formatted(time, target, agent);
    return LoggedLine.of(time, text);
  }

  /** A line of Envoy in JSON with the names of Istio. */
  public static LoggedLine envoyJson(Instant time, String target) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("authority", "oscar.example.org");
    fields.put("downstream_remote_address", "203.0.113.7:41522");
    fields.put("method", "GET");
    fields.put("path", target);
    fields.put("protocol", "HTTP/1.1");
    fields.put("response_code", 200);
    fields.put("start_time", time.toString());
    return LoggedLine.of(time, JsonMapper.shared().writeValueAsString(fields));
  }

  /** A line of HAProxy's HTTP log; the time is a whole number of milliseconds. */
  public static LoggedLine haproxy(Instant time, String target) {
    String text =
        ("203.0.113.7:33317 [%s] https~ oscar_svc_nb/SRV_1 0/0/30/69/109 200 2750 - - ----"
                + " 1/1/1/1/0 0/0 {oscar.example.org} {} \"GET %s HTTP/1.1\"")
            .formatted(HAPROXY.format(time), target);
    return LoggedLine.of(time, text);
  }
}
