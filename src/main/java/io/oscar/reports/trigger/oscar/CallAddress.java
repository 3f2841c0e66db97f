package io.oscar.reports.trigger.oscar;

import static java.util.stream.Collectors.joining;

import io.oscar.reports.function.Operation;
import io.oscar.reports.function.Parameter;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.Route;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.request.QueryText;
import io.oscar.reports.trigger.request.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a call asks for: the operation by its path, as over HTTP, and the parts of
 * the request by its query. Empty values are passed over, and so is what OSCAR itself takes there.
 */
final class CallAddress {
  private static final String OWNER = "owner";

  private CallAddress() {}

  /**
   * Adds what the address says to what the body says.
   *
   * @return the operation that the path names, or null where it names none
   * @throws InvalidRequest if there is no such path, or both say the same part
   */
  static @Nullable Operation addTo(JobFields job, Invocation call) {
    QueryText.forEach(call.query(), (name, value) -> add(job, name, value));
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
        // whose bucket the results go to
      }
      default -> {
        Parameter field =
            Parameter.of(name).orElseThrow(() -> RequestBody.unknown(name, JobFields.KEYS));
        job.common().set(field, value);
      }
    }
  }
}
