package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.source.prometheus.Name.Certainty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures one resource: asks, attributes, and tells a zero from an absence. */
final class ResourceMeter {
  private static final String ALIKE =
      " (those of jobs of services with "
          + ServiceLabels.LONG_NAME
          + " or more characters are cut to "
          + ServiceLabels.CUT_NAME
          + ")";
  private static final String NOT_ATTRIBUTED =
      "names of some pods fit no known service, or several"
          + ALIKE
          + ": their hours are not attributed";
  private static final String LEFT_OUT =
      "hours are left out that may be another service's, by the names of their pods" + ALIKE;
  private static final String PRESUMED =
      "hours of a deleted service would be among them if names of its pods are the same" + ALIKE;

  private final PrometheusApi api;
  private final Resource resource;
  private final UsageQuery query;

  /**
   * @param template the installation's own query, or null for the built-in one
   * @param extrapolation how the server extrapolates; asked where it matters
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

  /** The hours of a window; a failing Prometheus is told in the notes. */
  Measured measure(Window window, UsageRequest request) {
    try {
      Shares shares = new DayByDay(api, request.deadline()).ask(query, window);
      // Whether others used anything would tell a reader when they did.
      Measured whole =
          shares.isEmpty() && request.cluster() == null
              ? nothing(window, request, shares)
              : measured(shares, request);
      return request.points().isEmpty() ? whole : withPoints(whole, request);
    } catch (SourceFailure failure) {
      return Measured.missing(failure.getMessage());
    }
  }

  private Measured withPoints(Measured whole, UsageRequest request) {
    if (whole.status() == Completeness.MISSING) {
      return whole;
    }
    List<Window> windows = request.points().stream().map(Window::of).toList();
    var each = new DayByDay(api.stepping(windows), request.deadline());
    try {
      return whole.with(
          windows.stream().map(point -> attribution(each.ask(query, point), request)).toList());
    } catch (SourceFailure failure) {
      return whole.withoutPoints(String.valueOf(failure.getMessage()));
    }
  }

  private Measured measured(Shares shares, UsageRequest request) {
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
    return new Measured(hours, status, notes);
  }

  /** The services whose hours the reader is told one by one, and nothing else. */
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
            + " hours, or their hours are not on record"
        : "no series matched service " + request.service() + " in " + query.description();
  }

  private static Attribution attribution(Shares shares, UsageRequest request) {
    String service = request.service();
    if (service == null && !request.byService()) {
      return Attribution.ofNobody(shares.shares().stream().mapToDouble(Share::hours).sum());
    }
    var known = new HashSet<>(request.knownServices());
    if (service != null) {
      known.add(service);
    }
    Attribution all = attribution(shares.shares(), known, request.cluster());
    return service == null ? all : all.onlyOf(service);
  }

  /** What may be of a service that is hidden from the reader is not told to be theirs. */
  private static Attribution attribution(
      List<Share> shares, Set<String> known, @Nullable ClusterServices cluster) {
    if (cluster == null) {
      return Attribution.of(shares, known, Certainty.DOUBTFUL);
    }
    Set<Name> names =
        known.stream().flatMap(service -> Name.of(service).stream()).collect(Collectors.toSet());
    if (shares.stream()
        .map(Share::key)
        .noneMatch(name -> isPresumed(name) && names.contains(name))) {
      return Attribution.of(shares, known, Certainty.CERTAIN);
    }
    return cluster
        .names()
        .map(all -> Attribution.of(shares, union(all, known), Certainty.PRESUMED))
        .orElseGet(() -> Attribution.of(shares, known, Certainty.CERTAIN));
  }

  private static boolean isPresumed(Name name) {
    return name.certainty() == Certainty.PRESUMED;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private Measured nothing(Window window, UsageRequest request, Shares shares) {
    var notes = new ArrayList<>(shares.remarks());
    String service = request.service();
    if (service != null && measuresOthers(window, request)) {
      notes.add(Note.open(absence(request)));
      return new Measured(Attribution.NONE, status(shares, Completeness.OK), notes);
    }
    notes.add(
        Note.open(
            "no series matched " + query.description() + ": " + resource + " hours are unknown"));
    Completeness absence =
        switch (resource) {
          case CPU -> Completeness.MISSING;
          // A cluster without graphics processors has none, and is complete.
          case GPU -> Completeness.OK;
        };
    return new Measured(Attribution.NONE, status(shares, absence), notes);
  }

  private boolean measuresOthers(Window window, UsageRequest request) {
    try {
      return query.measuresOthers(api, window, request.deadline());
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.TOO_LARGE) {
        return true;
      }
      throw failure;
    }
  }

  private static Completeness status(Shares shares, Completeness whenComplete) {
    return shares.complete() || whenComplete == Completeness.MISSING
        ? whenComplete
        : Completeness.PARTIAL;
  }
}
