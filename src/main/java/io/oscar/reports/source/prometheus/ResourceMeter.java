package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.source.prometheus.SeriesName.Certainty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures one resource: queries, attributes, and distinguishes zero from missing data. */
final class ResourceMeter {
  private static final String ALIKE =
      " (job names of services with "
          + ServiceLabels.LONG_NAME
          + " or more characters are truncated to "
          + ServiceLabels.CUT_NAME
          + ")";
  private static final String NOT_ATTRIBUTED =
      "some pod names match no known service, or several"
          + ALIKE
          + ": their hours are not attributed";
  private static final String LEFT_OUT =
      "hours that may belong to another service, judging by pod names, are left out" + ALIKE;
  private static final String PRESUMED =
      "hours may include those of a deleted service with the same pod names" + ALIKE;

  private final PrometheusApi api;
  private final Resource resource;
  private final UsageQuery query;

  /**
   * @param template the custom query, or null for the built-in one
   * @param extrapolation the server's extrapolation; queried on demand
   */
  ResourceMeter(
      PrometheusApi api,
      Resource resource,
      @Nullable String template,
      String namespace,
      UsageRequest request,
      Supplier<Extrapolation> extrapolation) {
    this.api = api;
    this.resource = resource;
    String service = request.service();
    this.query =
        template == null
            ? new BuiltInQuery(
                resource, namespace, service, request.byService() || service != null, extrapolation)
            : new TemplateQuery(
                resource,
                template,
                namespace,
                service,
                request.byService() ? request.knownServices() : Set.of());
  }

  /** The hours of a window; failures of Prometheus are reported in the notes. */
  ResourceHours measure(EvaluationRange range, UsageRequest request) {
    try {
      HoursByName shares = new DailyFallback(api, request.deadline()).ask(query, range);
      // Usage of others would disclose when they were active.
      ResourceHours whole =
          shares.isEmpty() && request.cluster() == null
              ? nothing(range, request, shares)
              : measured(shares, request);
      return request.points().isEmpty() ? whole : withPoints(whole, request);
    } catch (SourceFailure failure) {
      return ResourceHours.missing(failure.getMessage());
    }
  }

  private ResourceHours withPoints(ResourceHours whole, UsageRequest request) {
    if (whole.status() == Completeness.MISSING) {
      return whole;
    }
    List<EvaluationRange> windows = request.points().stream().map(EvaluationRange::of).toList();
    var each = new DailyFallback(api.stepping(windows), request.deadline());
    try {
      return whole.with(
          windows.stream().map(point -> attribution(each.ask(query, point), request)).toList());
    } catch (SourceFailure failure) {
      return whole.withoutPoints(String.valueOf(failure.getMessage()));
    }
  }

  private ResourceHours measured(HoursByName shares, UsageRequest request) {
    var notes = new ArrayList<>(shares.remarks());
    Attribution hours = attribution(shares, request);
    Set<String> wanted = wanted(request);
    boolean lacking = wanted.stream().anyMatch(hours.lacking()::contains);
    if (lacking) {
      notes.add(Note.open(LEFT_OUT));
    } else if (hours.ambiguous() > 0) {
      notes.add(Note.internal(NOT_ATTRIBUTED));
    }
    if (request.cluster() != null && wanted.stream().anyMatch(hours.presumed()::contains)) {
      notes.add(Note.open(PRESUMED));
    }
    if (!lacking
        && !wanted.isEmpty()
        && wanted.stream().noneMatch(hours.byService()::containsKey)) {
      notes.add(Note.open(absence(request)));
    }
    Completeness status = shares.complete() && !lacking ? Completeness.OK : Completeness.PARTIAL;
    return new ResourceHours(hours, status, notes);
  }

  /** The services whose hours are disclosed individually. */
  private static Set<String> wanted(UsageRequest request) {
    if (request.service() != null) {
      return Set.of(request.service());
    }
    return request.cluster() == null ? Set.of() : request.knownServices();
  }

  private String absence(UsageRequest request) {
    return request.service() == null
        ? "no series matched these services in "
            + query.description()
            + ": they used no "
            + resource
            + " hours, or their hours are not recorded"
        : "no series matched service " + request.service() + " in " + query.description();
  }

  private static Attribution attribution(HoursByName shares, UsageRequest request) {
    String service = request.service();
    if (service == null && !request.byService()) {
      return Attribution.ofNobody(shares.shares().stream().mapToDouble(NamedHours::hours).sum());
    }
    var known = new HashSet<>(request.knownServices());
    if (service != null) {
      known.add(service);
    }
    Attribution all = attribution(shares.shares(), known, request.cluster());
    return service == null ? all : all.onlyOf(service);
  }

  /** Hours that may be of a hidden service are not attributed to visible ones. */
  private static Attribution attribution(
      List<NamedHours> shares, Set<String> known, @Nullable ClusterServices cluster) {
    if (cluster == null) {
      return Attribution.of(shares, known, Certainty.DOUBTFUL);
    }
    Set<SeriesName> names =
        known.stream()
            .flatMap(service -> SeriesName.of(service).stream())
            .collect(Collectors.toSet());
    if (shares.stream()
        .map(NamedHours::key)
        .noneMatch(name -> isPresumed(name) && names.contains(name))) {
      return Attribution.of(shares, known, Certainty.CERTAIN);
    }
    return cluster
        .names()
        .map(all -> Attribution.of(shares, union(all, known), Certainty.PRESUMED))
        .orElseGet(() -> Attribution.of(shares, known, Certainty.CERTAIN));
  }

  private static boolean isPresumed(SeriesName name) {
    return name.certainty() == Certainty.PRESUMED;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private ResourceHours nothing(EvaluationRange range, UsageRequest request, HoursByName shares) {
    var notes = new ArrayList<>(shares.remarks());
    String service = request.service();
    if (service != null && measuresOthers(range, request)) {
      notes.add(Note.open(absence(request)));
      return new ResourceHours(Attribution.NONE, status(shares, Completeness.OK), notes);
    }
    notes.add(
        Note.open(
            "no series matched " + query.description() + ": " + resource + " hours are unknown"));
    Completeness absence =
        switch (resource) {
          case CPU -> Completeness.MISSING;
          // A cluster without GPUs has no series, and is complete.
          case GPU -> Completeness.OK;
        };
    return new ResourceHours(Attribution.NONE, status(shares, absence), notes);
  }

  private boolean measuresOthers(EvaluationRange range, UsageRequest request) {
    try {
      return query.measuresOthers(api, range, request.deadline());
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.TOO_LARGE) {
        return true;
      }
      throw failure;
    }
  }

  private static Completeness status(HoursByName shares, Completeness whenComplete) {
    return shares.complete() || whenComplete == Completeness.MISSING
        ? whenComplete
        : Completeness.PARTIAL;
  }
}
