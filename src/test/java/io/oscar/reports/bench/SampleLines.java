package io.oscar.reports.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Realistic log lines: 60 services, 2,000 users, 20,000 client addresses, the same every time. */
final class SampleLines {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final long MILLIS = 30L * 24 * 60 * 60 * 1000;
  private static final DateTimeFormatter COMMON =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String[] COUNTRIES = {
    "ES", "PT", "FR", "DE", "IT", "PL", "GR", "NL", "US", "BR", "SE", "CZ"
  };

  private final Random random = new Random(20261001);

  /** Lines of the manager, about 140 bytes each. */
  String[] manager(int count) {
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] =
          String.format(
              Locale.ROOT,
              "[GIN-EXECUTIONS-LOGGER] %s | %d | %13s | %s | %-7s /%s/%s | %s",
              time(i, count).plusNanos(random.nextInt(1_000_000)),
              random.nextInt(50) == 0 ? 404 : 200,
              random.nextInt(900) + "." + (100_000 + random.nextInt(900_000)) + "ms",
              address(),
              "POST",
              random.nextInt(3) == 0 ? "job" : "run",
              service(),
              user());
    }
    return lines;
  }

  /** Lines of the ingress controller, about 150 bytes each. */
  String[] ingress(int count) {
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] =
          String.format(
              Locale.ROOT,
              "%s - - [%s] \"GET /system/services/%s/exposed/api/%d HTTP/1.1\" 200 %d \"-\" \"%s\"",
              address(),
              COMMON.format(time(i, count)),
              service(),
              random.nextInt(1_000),
              random.nextInt(100_000),
              "Mozilla/5.0 (X11; Linux x86_64)");
    }
    return lines;
  }

  /** The country labels that go with some lines. */
  String[] labels(int count) {
    String[] labels = new String[count];
    for (int i = 0; i < count; i++) {
      labels[i] = COUNTRIES[random.nextInt(COUNTRIES.length)];
    }
    return labels;
  }

  private static Instant time(int i, int count) {
    return START.plusMillis(MILLIS * i / count);
  }

  private String service() {
    return "oscar-service-" + random.nextInt(60);
  }

  private String address() {
    int host = random.nextInt(20_000);
    return "84." + host % 200 + "." + host / 200 + ".17";
  }

  private String user() {
    return String.format(
        Locale.ROOT, "62bb11b40398f73778b66f344d28%04x@egi.eu", random.nextInt(2_000));
  }
}
