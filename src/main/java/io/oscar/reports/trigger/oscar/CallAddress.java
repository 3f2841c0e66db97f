package io.oscar.reports.trigger.oscar;

import static java.util.stream.Collectors.joining;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.Route;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.request.QueryString;
import io.oscar.reports.trigger.request.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * Parses the path and query of a call as over HTTP: the path names the operation, the query the
 * fields of the request. Empty values and OSCAR's own parameters are ignored.
 */
final class CallAddress {
  private static final String OWNER = "owner";

  private CallAddress() {}

  /**
   * Adds the fields of the query to those of the body.
   *
   * @return the operation in the path, or null
   * @throws InvalidRequest if the path is unknown, or a field is in both
   */
  static @Nullable Operation addTo(JobFields job, Invocation call) {
    QueryString.forEach(call.query(), (name, value) -> add(job, name, value));
    if (call.path().isEmpty()) {
      return null;
    }
    Route route = Route.of(call.path()).orElseThrow(CallAddress::unknownPath);
    if (route.service() != null) {
      job.common().set(Parameter.SERVICE, route.service());
    }
    return route.operation();
  }

  private static InvalidRequest unknownPath() {
    return new InvalidRequest(
        "path", "is not one of /, " + Route.all().stream().map(Route::path).collect(joining(", ")));
  }

  private static void add(JobFields job, String name, String value) {
    switch (name) {
      case JobFields.OPERATION -> job.operation(value);
      case JobFields.OUTPUT -> job.output(value);
      case OWNER -> {
        // OSCAR's own parameter: the owner of the result bucket
      }
      default -> {
        Parameter field =
            Parameter.of(name).orElseThrow(() -> RequestJson.unknown(name, JobFields.KEYS));
        job.common().set(field, value);
      }
    }
  }
}
