package io.oscar.reports.bench;

import io.oscar.reports.real.LokiLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes the lines of a {@link Workload}: the same ones every time. Two of a hundred requests come
 * from a service token, one in two hundred is refused, forty of a hundred carry no country.
 */
final class LogGenerator {

  /** Raise it whenever other lines come out: loaded data is kept under this number. */
  static final int VERSION = 1;

  private static final DateTimeFormatter MANAGER_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter INGRESS_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Random random = new Random(20_251_028);
  private final Population population;
  private final Expected expected = new Expected();
  private final Workload workload;

  LogGenerator(Workload workload) {
    this.workload = workload;
    this.population = Population.of(workload.services(), workload.users(), random);
  }

  /** What was made up to now. */
  Expected expected() {
    return expected;
  }

  /** The manager's lines of a day, counted from 0. */
  List<LokiLine> managerLines(int day) {
    int all = workload.requests();
    List<LokiLine> lines = new ArrayList<>();
    for (int i = workload.firstOf(day, all); i < workload.firstOf(day + 1, all); i++) {
      lines.add(managerLine(workload.nanos(i, all, random.nextDouble())));
    }
    return lines;
  }

  /** The ingress controller's lines of a day, counted from 0. */
  List<LokiLine> ingressLines(int day) {
    int all = workload.exposed();
    List<LokiLine> lines = new ArrayList<>();
    for (int i = workload.firstOf(day, all); i < workload.firstOf(day + 1, all); i++) {
      lines.add(ingressLine(workload.nanos(i, all, random.nextDouble())));
    }
    return lines;
  }

  private LokiLine managerLine(long nanos) {
    Population.User person = population.anyUser(random);
    String service = Population.service(Population.anyOf(person.services(), random));
    boolean sync = random.nextInt(100) < 55;
    boolean byToken = random.nextInt(100) < 2;
    boolean refused = random.nextInt(200) == 0;
    String user = byToken ? "nil" : person.subject();
    String country =
        random.nextInt(100) < 40 ? "unknown" : Population.anyOf(person.countries(), random);
    if (refused) {
      expected.refused();
    } else {
      expected.request(service, sync, user, !byToken, country);
    }
    String text =
        "[GIN-EXECUTIONS-LOGGER] %s | %3d | %13s | %s | POST    /%s/%s | %s"
            .formatted(
                MANAGER_TIME.format(instant(nanos)),
                refused ? 404 : status(sync),
                random.nextInt(1, 900_000) / 1000.0 + "ms",
                Population.anyOf(person.addresses(), random),
                sync ? "run" : "job",
                service,
                user);
    return new LokiLine(
        nanos, text, country.equals("unknown") ? Map.of() : Map.of("geoip_country_code", country));
  }

  private LokiLine ingressLine(long nanos) {
    String service = population.anyService(random);
    expected.exposed(service);
    String text =
        "%s - - [%s] \"GET /system/services/%s/exposed/v1/items/%d HTTP/1.1\" %d %d \"-\""
                .formatted(
                    Population.address(random),
                    INGRESS_TIME.format(instant(nanos)),
                    service,
                    random.nextInt(10_000),
                    random.nextInt(20) == 0 ? 404 : 200,
                    random.nextInt(100, 9_000))
            + " \"python-requests/2.32\" 310 0.012 [oscar-svc-%s-80] [] 10.1.2.3:80 310 0.012 200"
                .formatted(service);
    return new LokiLine(nanos, text);
  }

  private int status(boolean sync) {
    if (random.nextInt(100) < 3) {
      return 500;
    }
    return sync ? 200 : 201;
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
  }
}
