package io.oscar.reports.trigger.lambda;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.config.HttpSettings.Access;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.ApiIndex;
import io.oscar.reports.trigger.ContentNegotiation;
import io.oscar.reports.trigger.CrossOriginProtection;
import io.oscar.reports.trigger.OpenApi;
import io.oscar.reports.trigger.Problem;
import io.oscar.reports.trigger.ResponseHeaders;
import io.oscar.reports.trigger.Route;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.RemoteJobs.Outcome;
import io.oscar.reports.trigger.job.ReportJob;
import io.oscar.reports.trigger.request.OscarQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Answers HTTP requests like the server: the same routes, statuses and errors. */
final class HttpApiHandler {
  private static final ApiIndex INDEX = new ApiIndex();

  private final RemoteJobs jobs;
  private final Access access;
  private final CrossOriginProtection foreignPages;

  /**
   * @param jobs runs the jobs
   * @param settings who may call
   */
  HttpApiHandler(RemoteJobs jobs, HttpSettings settings) {
    this.jobs = jobs;
    this.access = settings.access();
    this.foreignPages = new CrossOriginProtection(settings.corsOrigins());
  }

  HttpApiResponse answer(HttpEvent event) {
    if (event.path().equals(ApiIndex.PATH)) {
      return answer(event, ApiIndex.METHODS, () -> index(event));
    }
    if (event.path().equals(OpenApi.PATH)) {
      return answer(event, ApiIndex.METHODS, HttpApiHandler::description);
    }
    return Route.of(event.path())
        .map(route -> answer(event, route.style().methods(), () -> report(route, event)))
        .orElseGet(() -> error(event, 404, "not found"));
  }

  private static HttpApiResponse answer(
      HttpEvent event, Set<String> methods, Supplier<HttpApiResponse> answer) {
    String allowed = methods.stream().sorted().collect(Collectors.joining(", "));
    if (!methods.contains(event.method())) {
      return error(event, 405, "method not allowed, use " + allowed)
          .with(HttpHeaders.ALLOW, allowed);
    }
    return switch (event.method()) {
      case "OPTIONS" -> new HttpApiResponse(204, Map.of(HttpHeaders.ALLOW, allowed), "");
      case "HEAD" -> answer.get().withoutBody();
      default -> answer.get();
    };
  }

  private static HttpApiResponse index(HttpEvent event) {
    ApiIndex.Page page = INDEX.page(event.header(HttpHeaders.ACCEPT));
    var headers =
        Map.of(HttpHeaders.CONTENT_TYPE, page.mediaType(), HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return new HttpApiResponse(200, headers, page.body());
  }

  private static HttpApiResponse description() {
    return new HttpApiResponse(
        200, Map.of(HttpHeaders.CONTENT_TYPE, OpenApi.MEDIA_TYPE), OpenApi.json());
  }

  private HttpApiResponse report(Route route, HttpEvent event) {
    if (access == Access.LOOPBACK) {
      return error(
          event,
          403,
          "no OSCAR_URL is set to check credentials; set REPORTS_OPEN=true to serve everybody"
              + " without authentication");
    }
    try {
      if (event.content().length > JobBody.MAX_BYTES) {
        return error(event, 413, "the body is larger than " + JobBody.MAX_BYTES + " bytes");
      }
      var caller = new Caller.Remote(event.header(HttpHeaders.AUTHORIZATION));
      return switch (route.style()) {
        case QUERY -> ofQuery(route, event, caller);
        case BODY -> ofBody(route, event, caller);
      };
    } catch (RuntimeException thrown) {
      return refusal(event, Problem.of(thrown));
    }
  }

  private HttpApiResponse ofQuery(Route route, HttpEvent event, Caller caller) {
    OscarQuery query = OscarQuery.read(event.query());
    String service = route.service();
    if (service != null) {
      query.fields().set(Parameter.SERVICE, service);
    }
    var job = ReportJob.of(route.operation(), query.fields().toRequest(caller));
    return answer(job, event, query);
  }

  private HttpApiResponse answer(ReportJob job, HttpEvent event, @Nullable OscarQuery query) {
    return switch (jobs.run(job, ContentNegotiation.of(job, accepted(event)))) {
      case Outcome.Reports made -> HttpApiResponse.of(made.reports().getFirst(), query);
      case Outcome.Written written -> HttpApiResponse.json(written.receipt());
    };
  }

  private HttpApiResponse ofBody(Route route, HttpEvent event, Caller caller) {
    if (!event.query().isEmpty()) {
      throw new InvalidRequest(
          "query", "is not allowed with POST: send the parameters in the JSON body");
    }
    JobFields fields = JobBody.read(event.content());
    foreignPages.refuse(fields, event::header);
    return answer(fields.toJob(route.operation(), caller), event, null);
  }

  private static List<String> accepted(HttpEvent event) {
    String accept = event.header(HttpHeaders.ACCEPT);
    return accept == null ? List.of() : List.of(accept);
  }

  private static HttpApiResponse error(HttpEvent event, int status, String error) {
    return HttpApiResponse.of(new Problem(status, error), Route.isOscars(event.path()));
  }

  private static HttpApiResponse refusal(HttpEvent event, Problem problem) {
    HttpApiResponse answer = HttpApiResponse.of(problem, Route.isOscars(event.path()));
    List<String> challenges = ResponseHeaders.challenges(event.header(HttpHeaders.AUTHORIZATION));
    return problem.status() == 401
        ? answer.with(HttpHeaders.WWW_AUTHENTICATE, String.join(", ", challenges))
        : answer;
  }
}
