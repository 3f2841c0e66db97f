package io.oscar.reports.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;

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

  private final Chance chance = new Chance(20_260_801);
  private final SampleLog manager = new SampleLog();
  private final SampleLog ingress = new SampleLog();
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
    cluster.manager.write(directory, "manager");
    cluster.ingress.write(directory, "ingress");
    Files.writeString(directory.resolve("usage.csv"), cluster.usage.toCsv(FIRST, DAYS));
    Files.writeString(directory.resolve("services.json"), SampleInventory.toJson());
  }

  private void addExecution() {
    Instant time = chance.moment(FIRST, DAYS);
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    SampleService service = service(day, some -> some.sync() + some.async());
    boolean sync = chance.below(service.sync() + service.async()) < service.sync();
    boolean event = !sync && chance.below(10) < 4;
    SampleCaller caller = event ? SampleCaller.MINIO : caller();
    int status = sync ? status() : 201;
    int micros = sync ? 20_000 + chance.below(9_000_000) : 4_000 + chance.below(30_000);
    String path = (sync ? "/run/" : "/job/") + service.name();
    usage.add(day, service);
    manager.add(
        time, SampleText.execution(time, status, micros, address(caller), path, caller.user()));
  }

  private void addExposed() {
    Instant time = chance.moment(FIRST, DAYS);
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    SampleService service = service(day, SampleService::exposed);
    String[] pages = {"/", "/api/v1/items?limit=50", "/static/app.js", "/favicon.ico", ""};
    int page = chance.below(pages.length);
    int status = page == 3 ? 404 : chance.below(25) == 0 ? 502 : 200;
    usage.add(day, service);
    addIngress(time, status, "/system/services/" + service.name() + "/exposed" + pages[page]);
  }

  private void addIngress(Instant time, int status, String path) {
    String address = address(caller());
    int bytes = 200 + chance.below(20_000);
    boolean traefik = !LocalDate.ofInstant(time, ZoneOffset.UTC).isBefore(TRAEFIK);
    String text =
        traefik
            ? SampleText.traefik(time, status, bytes, address, path)
            : SampleText.nginx(time, status, bytes, address, path);
    ingress.add(time, text);
  }

  private void addRefused() {
    Instant time = chance.moment(FIRST, DAYS);
    int status = chance.of(List.of(401, 401, 403, 404));
    SampleCaller caller = caller();
    // The deleted service is still asked for.
    String service =
        status == 404 ? "mangrove-demo" : SampleService.ALL.get(chance.below(8)).name();
    String user = status == 401 ? "" : caller.user();
    String path = (chance.below(3) == 0 ? "/job/" : "/run/") + service;
    int micros = 300 + chance.below(2_000);
    manager.add(time, SampleText.execution(time, status, micros, address(caller), path, user));
  }

  private void addOther() {
    Instant time = chance.moment(FIRST, DAYS);
    String address = address(caller());
    int micros = 300 + chance.below(5_000);
    String path = chance.evenly() ? "/system/services" : "/run/cowsay";
    manager.add(time, SampleText.gin(time, 200, micros, address, path));
    addIngress(chance.moment(FIRST, DAYS), 200, chance.evenly() ? "/system/info" : "/");
  }

  /** One a day at midnight, so that the logs cover the three months from their first moment. */
  private void addHealthChecks() {
    for (int day = 0; day < DAYS; day++) {
      Instant midnight = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
      manager.add(midnight, SampleText.gin(midnight, 200, 180, "10.244.0.1", "/health"));
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
      Instant time = chance.moment(FIRST, DAYS);
      SampleCaller caller = caller();
      String path = paths[i % paths.length];
      String address = address(caller);
      manager.add(time, SampleText.execution(time, 404, 410, address, path, caller.user()));
    }
    repeat(
        18,
        () ->
            addIngress(
                chance.moment(FIRST, DAYS), 404, "/system/services/..%2f..%2fadmin/exposed/x"));
  }

  private SampleService service(LocalDate day, ToIntFunction<SampleService> weight) {
    List<SampleService> deployed =
        SampleService.ALL.stream().filter(service -> service.isDeployedOn(day)).toList();
    return chance.of(deployed, weight);
  }

  private SampleCaller caller() {
    return chance.of(SampleCaller.ALL, SampleCaller::weight);
  }

  private String address(SampleCaller caller) {
    return chance.of(caller.addresses());
  }

  private int status() {
    int percent = chance.below(100);
    return percent < 94 ? 200 : percent < 97 ? 500 : percent < 99 ? 502 : 400;
  }

  private static void repeat(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }
}
