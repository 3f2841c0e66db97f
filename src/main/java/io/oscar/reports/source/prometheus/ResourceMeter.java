package io.oscar.reports.source.prometheus;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.UsageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one resource: asks, attributes, and tells a zero from an absence. */
final class ResourceMeter {
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
      return shares.isEmpty() ? nothing(window, request, shares) : measured(shares, request);
    } catch (SourceFailure failure) {
      return Measured.missing(String.valueOf(failure.getMessage()));
    }
  }

  private static Measured measured(Shares shares, UsageRequest request) {
    var notes = new ArrayList<>(shares.remarks());
    Attribution hours = attribution(shares, request);
    if (hours.ambiguous() > 0) {
      notes.add(
          "names of jobs of services with "
              + ServiceLabels.LONG_NAME
              + " or more characters are cut to "
              + ServiceLabels.CUT_NAME
              + ": some fit no known service, or several, and are not attributed");
    }
    return new Measured(hours, shares.complete() ? Completeness.OK : Completeness.PARTIAL, notes);
  }

  private static Attribution attribution(Shares shares, UsageRequest request) {
    String service = request.service();
    if (service != null) {
      var known = new HashSet<>(request.knownServices());
      known.add(service);
      return Attribution.of(shares.shares(), known).onlyOf(service);
    }
    if (request.byService()) {
      return Attribution.of(shares.shares(), request.knownServices());
    }
    double all = shares.shares().stream().mapToDouble(Share::hours).sum();
    return new Attribution(Map.of(), all, 0);
  }

  private Measured nothing(Window window, UsageRequest request, Shares shares) {
    var notes = new ArrayList<>(shares.remarks());
    String service = request.service();
    if (service != null && measuresOthers(window, request)) {
      notes.add("no series matched service " + service + " in " + query.description());
      return new Measured(Attribution.NONE, status(shares, Completeness.OK), notes);
    }
    notes.add("no series matched " + query.description() + ": " + resource + " hours are unknown");
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
