package io.oscar.reports.sample;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPOutputStream;

/**
 * Makes up a cluster: what it logged and used from August to October 2026.
 *
 * <p>The same seed gives the same cluster on every machine. Run {@code scripts/sample} after a
 * change and state its new totals in {@code SampleTotalsTest}.
 */
public final class SampleCluster {
  private static final LocalDate FIRST = LocalDate.of(2026, 8, 1);
  private static final int DAYS = 92;
  // The cluster moved from ingress-nginx to Traefik on this day.
  private static final LocalDate TRAEFIK = LocalDate.of(2026, 10, 12);

  private static final int EXECUTIONS = 16_000;
  private static final int EXPOSED = 3_600;
  private static final int REFUSED = 400;
  private static final int OTHER = 150;

  private final Random random = new Random(20_260_801);
  private final List<Line> manager = new ArrayList<>();
  private final List<Line> ingress = new ArrayList<>();
  private final SampleUsage usage = new SampleUsage();

  private SampleCluster() {
    repeat(EXECUTIONS, this::addExecution);
    repeat(EXPOSED, this::addExposed);
    repeat(REFUSED, this::addRefused);
    repeat(OTHER, this::addOther);
    addHealthChecks();
    addHostile();
  }

  /** Writes the sample cluster into the directory that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes the files of the sample cluster into a directory. */
  static void write(Path directory) throws IOException {
    var cluster = new SampleCluster();
    Files.createDirectories(directory);
    writeMonths(cluster.manager, directory, "manager");
    writeMonths(cluster.ingress, directory, "ingress");
    Files.writeString(directory.resolve("usage.csv"), cluster.usage.toCsv(FIRST, DAYS));
    Files.writeString(directory.resolve("services.json"), SampleInventory.toJson());
  }

  private void addExecution() {
    Instant time = moment();
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    SampleService service = service(day, some -> some.sync() + some.async());
    boolean sync = random.nextInt(service.sync() + service.async()) < service.sync();
    boolean event = !sync && random.nextInt(10) < 4;
    SampleCaller caller = event ? SampleCaller.MINIO : caller();
    int status = sync ? status() : 201;
    int micros = sync ? 20_000 + random.nextInt(9_000_000) : 4_000 + random.nextInt(30_000);
    String path = (sync ? "/run/" : "/job/") + service.name();
    usage.add(day, service);
    manager.add(
        new Line(
            time,
            SampleText.execution(time, status, micros, address(caller), path, caller.user())));
  }

  private void addExposed() {
    Instant time = moment();
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    SampleService service = service(day, SampleService::exposed);
    String[] pages = {"/", "/api/v1/items?limit=50", "/static/app.js", "/favicon.ico", ""};
    int page = random.nextInt(pages.length);
    int status = page == 3 ? 404 : random.nextInt(25) == 0 ? 502 : 200;
    usage.add(day, service);
    addIngress(time, status, "/system/services/" + service.name() + "/exposed" + pages[page]);
  }

  private void addIngress(Instant time, int status, String path) {
    String address = address(caller());
    int bytes = 200 + random.nextInt(20_000);
    boolean traefik = !LocalDate.ofInstant(time, ZoneOffset.UTC).isBefore(TRAEFIK);
    String text =
        traefik
            ? SampleText.traefik(time, status, bytes, address, path)
            : SampleText.nginx(time, status, bytes, address, path);
    ingress.add(new Line(time, text));
  }

  private void addRefused() {
    Instant time = moment();
    int status = List.of(401, 401, 403, 404).get(random.nextInt(4));
    SampleCaller caller = caller();
    // The deleted service is still asked for.
    String service =
        status == 404 ? "mangrove-demo" : SampleService.ALL.get(random.nextInt(8)).name();
    String user = status == 401 ? "" : caller.user();
    String path = (random.nextInt(3) == 0 ? "/job/" : "/run/") + service;
    int micros = 300 + random.nextInt(2_000);
    manager.add(
        new Line(time, SampleText.execution(time, status, micros, address(caller), path, user)));
  }

  private void addOther() {
    Instant time = moment();
    String address = address(caller());
    int micros = 300 + random.nextInt(5_000);
    String path = random.nextBoolean() ? "/system/services" : "/run/cowsay";
    manager.add(new Line(time, SampleText.gin(time, 200, micros, address, path)));
    addIngress(moment(), 200, random.nextBoolean() ? "/system/info" : "/");
  }

  /** One a day at midnight, so that the logs cover the three months from their first moment. */
  private void addHealthChecks() {
    for (int day = 0; day < DAYS; day++) {
      Instant midnight = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      manager.add(new Line(midnight, SampleText.gin(midnight, 200, 180, "10.244.0.1", "/health")));
    }
  }

  private void addHostile() {
    String[] paths = {
      "/run/yolov8 | 200 | 1ms | 158.42.4.1 | POST    /run/cowsay | root",
      "/run/..%2f..%2fetc%2fpasswd",
      "/run/=HYPERLINK(\"http://198.51.100.1\")",
      "/run/YOLOv8",
      "/job/grayify/../cowsay",
      "/run/<script>alert(1)</script>"
    };
    for (int i = 0; i < 42; i++) {
      Instant time = moment();
      SampleCaller caller = caller();
      String path = paths[i % paths.length];
      String address = address(caller);
      manager.add(
          new Line(time, SampleText.execution(time, 404, 410, address, path, caller.user())));
    }
    repeat(18, () -> addIngress(moment(), 404, "/system/services/..%2f..%2fadmin/exposed/x"));
  }

  /** Mostly on working days, and then mostly by day. */
  private Instant moment() {
    LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
    while (day.getDayOfWeek().getValue() > 5 && random.nextInt(10) < 6) {
      day = FIRST.plusDays(random.nextInt(DAYS));
    }
    int hour = random.nextInt(10) < 7 ? 7 + random.nextInt(12) : random.nextInt(24);
    var time =
        LocalTime.of(hour, random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000_000));
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }

  private SampleService service(LocalDate day, ToIntFunction<SampleService> weight) {
    List<SampleService> deployed =
        SampleService.ALL.stream().filter(service -> service.isDeployedOn(day)).toList();
    return weighted(deployed, weight);
  }

  private SampleCaller caller() {
    return weighted(SampleCaller.ALL, SampleCaller::weight);
  }

  private String address(SampleCaller caller) {
    return caller.addresses().get(random.nextInt(caller.addresses().size()));
  }

  private int status() {
    int chance = random.nextInt(100);
    return chance < 94 ? 200 : chance < 97 ? 500 : chance < 99 ? 502 : 400;
  }

  private <T> T weighted(List<T> all, ToIntFunction<T> weight) {
    int left = random.nextInt(all.stream().mapToInt(weight).sum());
    int chosen = 0;
    while (left >= weight.applyAsInt(all.get(chosen))) {
      left -= weight.applyAsInt(all.get(chosen));
      chosen++;
    }
    return all.get(chosen);
  }

  private static void repeat(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  private static void writeMonths(List<Line> lines, Path directory, String name)
      throws IOException {
    lines.sort(Comparator.comparing(Line::time));
    Map<YearMonth, List<Line>> months = new TreeMap<>();
    for (Line line : lines) {
      YearMonth month = YearMonth.from(line.time().atOffset(ZoneOffset.UTC));
      months.computeIfAbsent(month, unused -> new ArrayList<>()).add(line);
    }
    months.forEach((month, some) -> pack(some, directory.resolve(name + "-" + month + ".log.gz")));
  }

  private static void pack(List<Line> lines, Path file) {
    try (Writer text =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (Line line : lines) {
        text.write(line.text());
        text.write('\n');
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private record Line(Instant time, String text) {}
}
