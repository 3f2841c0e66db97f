package io.oscar.reports.source.loki;

import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.LoggedLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random lines of one log over some days: real ones, and mutations of real ones. */
final class FuzzedLines {
  static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  static final int DAYS = 6;

  // Windows with a long line or an error in their metadata are never counted, so only one day has
  // such.
  private static final int ROUGH_DAY = 4;
  private static final int LONG_LINES = 40;
  private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
  private static final List<byte[]> INVALID =
      List.of(
          bytes(0xC3, 0x28), bytes(0xED, 0xA0, 0x80), bytes(0xFF), bytes(0xF0, 0x9F), bytes(0xC0));

  // One flipped bit of Traefik's field makes it that of another server, which the script does not
  // know.
  private static final String OTHER_FIELD = "\"requestPath\"";

  private static final List<String> NAMES =
      List.of("foo", "bar", "a", "simple-test", "0", "x".repeat(63), "plants-classification-2");
  private static final List<String> PATHS =
      List.of(
          "/run/%s/",
          "/run/%s/more",
          "/run/%s | x",
          "/run/Bad_%s",
          "/job/-%s",
          "/run/%s-",
          "/x/run/%s",
          "//run/%s",
          "/run/",
          "/job/ %s",
          "/run/%s?x=/job/a");
  private static final List<String> EXPOSED_PATHS =
      List.of(
          "/system/services/%s/exposed",
          "/system/services/%s/exposed/",
          "//system/services/%s/exposed",
          "/system/services/%s/exposed/a/b?c=%%2Fd",
          "/system/services/%s/exposed?x",
          "/system/services/%s/exposedX",
          "/system/services/Bad_%s/exposed/",
          "/system/services/%s/more/exposed/",
          "/other/system/services/%s/exposed/");
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 201, 204, 400, 401, 403, 404, 409, 500, 503);
  private static final List<String> ADDRESSES =
      List.of(
          "8.8.8.8",
          "10.0.0.1",
          "::1",
          "2001:db8::7",
          "172.25.0.1",
          "",
          "-",
          "fe80::1%eth0",
          "[2001:db8::7]:443",
          "8.8.8.8:1234",
          "8.8.8.8, 10.0.0.1",
          "8.8.8.8,10.0.0.1,2001:db8::7");
  private static final List<String> COUNTRIES =
      List.of("ES", "es", "Spain", "PORTUGAL", "United States", "Atlantis", "日本国", "FR", "US");
  private static final List<String> NO_COUNTRIES =
      List.of(
          "-",
          "unknown",
          "",
          " ",
          "UNKNOWN",
          "Unknown",
          " - ",
          "\t",
          "\u00a0",
          "\u2003",
          "\u0085",
          "--",
          "?",
          "nil",
          "<nil>",
          "null",
          "N/A",
          "XX",
          "A1",
          "\ud83d\ude00");
  private static final int LONGEST_COUNTRY = 64;

  private static final List<String> NOBODIES =
      List.of(
          "",
          "-",
          "--",
          "|",
          "oscar",
          "OSCAR",
          "nil",
          "Nil",
          "<nil>",
          "%!s(<nil>)",
          "minio",
          "null",
          "0",
          "unknown",
          "(unknown)",
          "anonymous",
          "(none)",
          "(other)",
          "__error__",
          "\u00a0",
          "\u200b",
          "\u3000",
          "\ufeff",
          "\u001f");
  private static final int LONGEST_USER = 255;
  // One, two and three bytes of UTF-8, and four, which are two chars of Java.
  private static final List<String> LETTERS = List.of("u", "é", "名", "\ud83d\ude00");
  private static final List<String> METADATA =
      List.of(
          "reqUser",
          "reqService",
          "reqKind",
          "reqStatus",
          "reqAddress",
          "reqRaw",
          "level",
          "service_name",
          "line",
          "user",
          "kind",
          "service",
          "trace_id",
          "detected_level",
          "app_");

  private final LogStream log;
  private final Random random;
  private final LineMutations mutations;
  private final List<Instant> bursts = new ArrayList<>();
  private final Set<List<Object>> all = new HashSet<>();
  private final Map<Map<String, String>, List<LoggedLine>> valid = new HashMap<>();
  private final Map<Map<String, String>, List<LoggedLine>> invalid = new HashMap<>();

  private FuzzedLines(LogStream log, Random random) {
    this.log = log;
    this.random = random;
    this.mutations = new LineMutations(random);
    for (int i = 0; i < 20; i++) {
      bursts.add(START.plusNanos(random.nextLong(DAYS * DAY_NANOS)));
    }
  }

  /** So many lines of a log, no two the same in one stream at one time. */
  static FuzzedLines of(LogStream log, int lines, long seed) {
    var fuzzed = new FuzzedLines(log, new Random(seed + (log == LogStream.MANAGER ? 0 : 1)));
    while (fuzzed.all.size() < lines) {
      fuzzed.add(fuzzed.all.size() < LONG_LINES);
    }
    return fuzzed;
  }

  /** How many lines there are. */
  int size() {
    return all.size();
  }

  void push(LokiTenant loki) {
    valid.forEach(loki::push);
    invalid.forEach(
        (stream, lines) -> {
          lines.sort(Comparator.comparing(LoggedLine::time));
          loki.pushInvalid(stream, lines, INVALID.get(Integer.parseInt(stream.get("bytes"))));
        });
  }

  private void add(boolean isLong) {
    Instant time = isLong ? START.plusNanos(ROUGH_DAY * DAY_NANOS + day()) : time();
    String text = line(time);
    if (isLong) {
      text = lengthened(text);
    } else if (oneOf(3)) {
      text = mutations.mutated(text, line(time()));
    }
    if (text.contains(OTHER_FIELD)) {
      return;
    }
    text = encodable(text);
    boolean isInvalid = text.contains(LineMutations.INVALID);
    Map<String, String> stream = stream(isInvalid);
    Map<String, String> metadata = metadata(time);
    metadata.replaceAll((name, value) -> encodable(value));
    if (all.add(List.of(stream, time, text))) {
      (isInvalid ? invalid : valid)
          .computeIfAbsent(stream, key -> new ArrayList<>())
          .add(new LoggedLine(time, text, metadata));
    }
  }

  /** Half a character is no UTF-8, and Loki refuses to be sent it. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private Instant time() {
    if (oneOf(3)) {
      Instant burst = pick(bursts);
      return oneOf(2) ? burst : burst.plusNanos(random.nextInt(3_000_000));
    }
    return START.plusNanos(random.nextLong(DAYS) * DAY_NANOS + day());
  }

  /** A time of day; whole seconds and hours are as likely as all others. */
  private long day() {
    long nanos = random.nextLong(DAY_NANOS);
    long unit = pick(List.of(1L, 1_000_000L, 1_000_000_000L, 3_600_000_000_000L));
    return nanos - nanos % unit;
  }

  private String line(Instant time) {
    LoggedLine line = log == LogStream.MANAGER ? managerLine(time) : ingressLine(time);
    return oneOf(6)
        ? pick(List.of("2026-10-01T00:00:00.1Z stderr F ", "2026-10-01T00:00:00Z stdout F "))
            + line.text()
        : line.text();
  }

  private LoggedLine managerLine(Instant time) {
    String form = oneOf(4) ? pick(PATHS) : pick(List.of("/run/%s", "/job/%s"));
    String path = form.formatted(pick(NAMES));
    LoggedLine line =
        oneOf(5)
            ? LogLines.oldManager(time, pick(STATUSES), pick(ADDRESSES), path, user())
            : LogLines.manager(time, pick(STATUSES), pick(ADDRESSES), path, user());
    return oneOf(4) ? LogLines.prefixed("2026/10/01 00:00:00 ", line) : line;
  }

  private String user() {
    return switch (random.nextInt(10)) {
      case 0 -> pick(NOBODIES);
      case 1 -> "auth0|" + random.nextInt(50);
      case 2 -> mutations.piece();
      case 3 -> "u" + mutations.piece() + random.nextInt(5);
      case 4 -> mutations.anyText(random.nextInt(10)).replace("\ufffe", "");
      case 5 -> ofAbout(LONGEST_USER);
      default ->
          "62bb11b40398f73778b66f344d282242debb8ee3ebb106717a123ca213162" + random.nextInt(99);
    };
  }

  /** A text whose length, in characters or in chars, is a limit or close to it. */
  private String ofAbout(int limit) {
    int letters = limit - 2 + random.nextInt(5);
    String letter = pick(LETTERS);
    int repeated = oneOf(3) ? letters / letter.length() : letters;
    String text = letter.repeat(repeated) + (oneOf(4) ? pick(LETTERS) : "");
    return oneOf(4) ? text + " ".repeat(1 + random.nextInt(3)) : text;
  }

  private LoggedLine ingressLine(Instant time) {
    String path = pick(EXPOSED_PATHS).formatted(pick(NAMES));
    return switch (random.nextInt(3)) {
      case 0 -> LogLines.traefik(time, pick(STATUSES), pick(ADDRESSES), path);
      case 1 ->
          LogLines.traefikWithoutStart(
              time.truncatedTo(ChronoUnit.SECONDS), pick(STATUSES), pick(ADDRESSES), path);
      default -> LogLines.ingress(time, pick(STATUSES), pick(ADDRESSES), path);
    };
  }

  private String lengthened(String line) {
    int length = (int) Math.pow(10, 3 + 2.3 * random.nextDouble());
    String piece = pick(List.of("x", "/run/foo ", "\\\\", " | ", "é", "名前", "a=b&"));
    String filling = piece.repeat(length / piece.getBytes(StandardCharsets.UTF_8).length);
    int at = random.nextInt(line.length());
    return line.substring(0, at) + filling + line.substring(at);
  }

  private Map<String, String> stream(boolean isInvalid) {
    var stream = new HashMap<>(log == LogStream.MANAGER ? Lokis.MANAGER : Lokis.INGRESS);
    switch (random.nextInt(5)) {
      case 0 -> stream.putAll(Map.of("reqUser", "x", "reqService", "y", "level", "error"));
      case 1 ->
          stream.putAll(Map.of("pod", "p-0", "country", streamCountry(), "service_name", "other"));
      case 2 ->
          List.of("a", "b", "c", "d", "e", "f", "g", "h")
              .forEach(name -> stream.put("label_" + name, name + "\"\\ é"));
      default -> stream.put("pod", "p-" + random.nextInt(2));
    }
    if (isInvalid) {
      stream.put("bytes", Integer.toString(random.nextInt(INVALID.size())));
    }
    return stream;
  }

  /**
   * Loki may return a line twice whose country is kept, and is a label of the stream here and
   * metadata there; see {@link LinesInIngesterAndStoreTest}.
   */
  private String streamCountry() {
    return switch (log) {
      case MANAGER -> "Italy";
      case EXPOSED -> "Spain";
    };
  }

  private Map<String, String> metadata(Instant time) {
    var metadata = new HashMap<String, String>();
    if (oneOf(2)) {
      metadata.put(pick(CountryLabels.NAMES), pick(COUNTRIES));
    }
    if (oneOf(6)) {
      metadata.putIfAbsent(pick(CountryLabels.NAMES), pick(NO_COUNTRIES));
    }
    if (oneOf(40)) {
      metadata.put("country", ofAbout(LONGEST_COUNTRY));
    }
    int more = oneOf(100) ? 60 : oneOf(4) ? random.nextInt(5) : 0;
    for (int i = 0; i < more; i++) {
      metadata.put(more > 9 ? "label_" + i : pick(METADATA), oneOf(2) ? "404" : anyValue());
    }
    boolean isRough = Duration.between(START, time).toDays() == ROUGH_DAY;
    if (isRough && oneOf(50)) {
      metadata.put("__error__", pick(List.of("JSONParserErr", "x")));
    }
    return metadata;
  }

  private String anyValue() {
    return mutations.anyText(random.nextInt(8));
  }

  private boolean oneOf(int number) {
    return random.nextInt(number) == 0;
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
