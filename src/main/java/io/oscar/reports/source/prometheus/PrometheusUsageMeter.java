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
 * Measures CPU and GPU hours with Prometheus. The hours and data checks are queried concurrently,
 * with a number of queries independent of the number of services.
 */
public final class PrometheusUsageMeter implements UsageMeter {
  private final PrometheusApi api;
  private final PrometheusSettings settings;
  private final Clock clock;

  /**
   * @param http Prometheus or a compatible HTTP API
   * @param settings the queries of hours
   * @param clock the clock
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
  public UsageMeter memoized() {
    return new PrometheusUsageMeter(api.memoized(), settings, clock);
  }

  @Override
  public UsageReading measure(UsageRequest request) {
    EvaluationRange range = EvaluationRange.of(request.range());
    Instant now = clock.instant();
    try (var threads = Executors.newCachedThreadPool()) {
      var extrapolation =
          CompletableFuture.supplyAsync(() -> extrapolation(range, request), threads);
      var cpu =
          CompletableFuture.supplyAsync(
              () ->
                  meter(Resource.CPU, settings.cpuTemplate(), request, extrapolation::join)
                      .measure(range, request),
              threads);
      var gpu =
          CompletableFuture.supplyAsync(
              () ->
                  meter(Resource.GPU, settings.gpuTemplate(), request, extrapolation::join)
                      .measure(range, request),
              threads);
      var series = CompletableFuture.supplyAsync(() -> series(range, request), threads);
      var start =
          CompletableFuture.supplyAsync(
              () -> new DataStart(api).look(range, now, request.deadline()), threads);
      return reading(
          cpu.join(),
          gpu.join(),
          List.of(start.join(), series.join(), extrapolation.join().findings()),
          range.end().isBefore(now) ? range.end() : now);
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

  /** Templates are used as they are, and in a short window the start of pods is not visible. */
  private Extrapolation extrapolation(EvaluationRange range, UsageRequest request) {
    boolean isUsed = settings.cpuTemplate() == null || settings.gpuTemplate() == null;
    return isUsed && !range.isShort()
        ? Extrapolation.look(api, range, request.deadline())
        : Extrapolation.WHOLE;
  }

  /** The metric of a template is unknown, and a short window has too few samples. */
  private Findings series(EvaluationRange range, UsageRequest request) {
    if (settings.cpuTemplate() != null || range.isShort()) {
      return Findings.NONE;
    }
    ContainerSeries seconds =
        ContainerSeries.of(Resource.CPU, settings.servicesNamespace(), request.service());
    return new SeriesCheck(api).look(seconds.ofContainers(), range, request.deadline());
  }

  private static UsageReading reading(
      ResourceHours cpu, ResourceHours gpu, List<Findings> findings, Instant newest) {
    Completeness status = status(cpu, gpu, findings);
    boolean isMissing = status == Completeness.MISSING;
    var notes = new Notes();
    notes.addAll(cpu.notes());
    notes.addAll(gpu.notes());
    findings.stream()
        .filter(doubt -> doubt.serious() || !isMissing)
        .forEach(doubt -> notes.addAll(doubt.notes()));
    return new UsageReading(
        usage(cpu.hours(), gpu.hours()),
        points(cpu.ofPoints(), gpu.ofPoints()),
        SourceStatus.of(SourceName.PROMETHEUS, status, isMissing ? null : newest, notes.all()),
        notes.open());
  }

  private static Completeness status(
      ResourceHours cpu, ResourceHours gpu, List<Findings> findings) {
    boolean hasGpu = !gpu.hours().equals(Attribution.NONE);
    if (cpu.status() == Completeness.MISSING && !hasGpu) {
      return Completeness.MISSING;
    }
    boolean isComplete =
        cpu.status() == Completeness.OK
            && gpu.status() == Completeness.OK
            && findings.stream().noneMatch(Findings::serious);
    return isComplete ? Completeness.OK : Completeness.PARTIAL;
  }

  /** A single known resource is not reported as if the other was unused. */
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
