package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.source.http.HttpSource;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures CPU and GPU hours with Prometheus. The hours, and a look at what may be wrong with them,
 * are asked for side by side, with a number of queries that does not depend on the services.
 */
public final class PrometheusUsageMeter implements UsageMeter {
  private final PrometheusApi api;
  private final PrometheusSettings settings;
  private final Clock clock;

  /**
   * @param http Prometheus, or what speaks its HTTP API
   * @param settings how hours are to be asked for
   * @param clock what tells the time
   */
  public PrometheusUsageMeter(HttpSource http, PrometheusSettings settings, Clock clock) {
    this(new PrometheusApi(http), settings, clock);
  }

  private PrometheusUsageMeter(PrometheusApi api, PrometheusSettings settings, Clock clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public UsageMeter askingOnce() {
    return new PrometheusUsageMeter(api.askingOnce(), settings, clock);
  }

  @Override
  public UsageReading measure(UsageRequest request) {
    Window window = Window.of(request.range());
    Instant now = clock.instant();
    try (var threads = Executors.newCachedThreadPool()) {
      var extrapolation =
          CompletableFuture.supplyAsync(() -> extrapolation(window, request), threads);
      var cpu =
          CompletableFuture.supplyAsync(
              () ->
                  meter(Resource.CPU, settings.cpuTemplate(), request, extrapolation::join)
                      .measure(window, request),
              threads);
      var gpu =
          CompletableFuture.supplyAsync(
              () ->
                  meter(Resource.GPU, settings.gpuTemplate(), request, extrapolation::join)
                      .measure(window, request),
              threads);
      var series = CompletableFuture.supplyAsync(() -> series(window, request), threads);
      var start =
          CompletableFuture.supplyAsync(
              () -> new DataStart(api).look(window, now, request.deadline()), threads);
      return reading(
          cpu.join(),
          gpu.join(),
          List.of(start.join(), series.join(), extrapolation.join().doubts()),
          window.end().isBefore(now) ? window.end() : now);
    }
  }

  private ResourceMeter meter(
      Resource resource,
      @Nullable String template,
      UsageRequest request,
      Supplier<Extrapolation> extrapolation) {
    return new ResourceMeter(
        api, resource, template, settings.servicesNamespace(), request, extrapolation);
  }

  /** Templates are used as they are, and in a short window pods are not seen to begin. */
  private Extrapolation extrapolation(Window window, UsageRequest request) {
    boolean isUsed = settings.cpuTemplate() == null || settings.gpuTemplate() == null;
    return isUsed && !window.isShort()
        ? Extrapolation.look(api, window, request.deadline())
        : Extrapolation.WHOLE;
  }

  /** What a template reads is not known, and in a short window there is little to be seen. */
  private Doubts series(Window window, UsageRequest request) {
    if (settings.cpuTemplate() != null || window.isShort()) {
      return Doubts.NONE;
    }
    UsedSeconds seconds =
        UsedSeconds.of(Resource.CPU, settings.servicesNamespace(), request.service());
    return new SeriesCheck(api).look(seconds.ofContainers(), window, request.deadline());
  }

  private static UsageReading reading(
      Measured cpu, Measured gpu, List<Doubts> doubts, Instant newest) {
    Completeness status = status(cpu, gpu, doubts);
    boolean isMissing = status == Completeness.MISSING;
    var notes = new Notes();
    notes.addAll(cpu.notes());
    notes.addAll(gpu.notes());
    doubts.stream()
        .filter(doubt -> doubt.serious() || !isMissing)
        .forEach(doubt -> notes.addAll(doubt.notes()));
    return new UsageReading(
        usage(cpu.hours(), gpu.hours()),
        points(cpu.ofPoints(), gpu.ofPoints()),
        SourceStatus.of(SourceName.PROMETHEUS, status, isMissing ? null : newest, notes.all()),
        notes.open());
  }

  private static Completeness status(Measured cpu, Measured gpu, List<Doubts> doubts) {
    boolean hasGpu = !gpu.hours().equals(Attribution.NONE);
    if (cpu.status() == Completeness.MISSING && !hasGpu) {
      return Completeness.MISSING;
    }
    boolean isComplete =
        cpu.status() == Completeness.OK
            && gpu.status() == Completeness.OK
            && doubts.stream().noneMatch(Doubts::serious);
    return isComplete ? Completeness.OK : Completeness.PARTIAL;
  }

  /** What is known of one resource alone is not told as if the other had not been used. */
  private static List<Usage> points(List<Attribution> cpu, List<Attribution> gpu) {
    return cpu.size() == gpu.size()
        ? IntStream.range(0, cpu.size()).mapToObj(i -> usage(cpu.get(i), gpu.get(i))).toList()
        : List.of();
  }

  private static Usage usage(Attribution cpu, Attribution gpu) {
    Set<String> services = new HashSet<>(cpu.byService().keySet());
    services.addAll(gpu.byService().keySet());
    Map<String, Hours> byService = new HashMap<>();
    for (String service : services) {
      ToDoubleFunction<Attribution> hours = of -> of.byService().getOrDefault(service, 0.0);
      byService.put(service, new Hours(hours.applyAsDouble(cpu), hours.applyAsDouble(gpu)));
    }
    return new Usage(byService, new Hours(cpu.unattributed(), gpu.unattributed()));
  }
}
