package io.oscar.reports.trigger.lambda;

import io.oscar.reports.assembly.HttpSettings;
import io.oscar.reports.assembly.HttpSettings.Access;
import io.oscar.reports.function.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.AcceptedFormat;
import io.oscar.reports.trigger.AnswerHeaders;
import io.oscar.reports.trigger.ForeignPages;
import io.oscar.reports.trigger.Index;
import io.oscar.reports.trigger.OpenApi;
import io.oscar.reports.trigger.Problem;
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
final class HttpCalls {
  private static final Index INDEX = new Index();

  private final RemoteJobs jobs;
  private final Access access;
  private final ForeignPages foreignPages;

  /**
   * @param jobs runs the jobs
   * @param settings who may call
   */
  HttpCalls(RemoteJobs jobs, HttpSettings settings) {
    this.jobs = jobs;
    this.access = settings.access();
    this.foreignPages = new ForeignPages(settings.corsOrigins());
  }

  HttpAnswer answer(HttpEvent event) {
    if (event.path().equals(Index.PATH)) {
      return answer(event, Index.METHODS, () -> index(event));
    }
    if (event.path().equals(OpenApi.PATH)) {
      return answer(event, Index.METHODS, HttpCalls::description);
    }
    return Route.of(event.path())
        .map(route -> answer(event, route.style().methods(), () -> report(route, event)))
        .orElseGet(() -> error(event, 404, "not found"));
  }

  private static HttpAnswer answer(
      HttpEvent event, Set<String> methods, Supplier<HttpAnswer> answer) {
    String allowed = methods.stream().sorted().collect(Collectors.joining(", "));
    if (!methods.contains(event.method())) {
      return error(event, 405, "method not allowed, use " + allowed)
          .with(HttpHeaders.ALLOW, allowed);
    }
    return switch (event.method()) {
      case "OPTIONS" -> new HttpAnswer(204, Map.of(HttpHeaders.ALLOW, allowed), "");
      case "HEAD" -> answer.get().withoutBody();
      default -> answer.get();
    };
  }

  private static HttpAnswer index(HttpEvent event) {
    Index.Page page = INDEX.page(event.header(HttpHeaders.ACCEPT));
    var headers =
        Map.of(HttpHeaders.CONTENT_TYPE, page.mediaType(), HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return new HttpAnswer(200, headers, page.body());
  }

  private static HttpAnswer description() {
    return new HttpAnswer(
        200, Map.of(HttpHeaders.CONTENT_TYPE, OpenApi.MEDIA_TYPE), OpenApi.json());
  }

  private HttpAnswer report(Route route, HttpEvent event) {
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

  private HttpAnswer ofQuery(Route route, HttpEvent event, Caller caller) {
    OscarQuery query = OscarQuery.read(event.query());
    String service = route.service();
    if (service != null) {
      query.fields().set(Parameter.SERVICE, service);
    }
    var job = ReportJob.of(route.operation(), query.fields().toRequest(caller));
    return answer(job, event, query);
  }

  private HttpAnswer answer(ReportJob job, HttpEvent event, @Nullable OscarQuery query) {
    return switch (jobs.run(job, AcceptedFormat.of(job, accepted(event)))) {
      case Outcome.Reports made -> HttpAnswer.of(made.reports().getFirst(), query);
      case Outcome.Written written -> HttpAnswer.json(written.receipt());
    };
  }

  private HttpAnswer ofBody(Route route, HttpEvent event, Caller caller) {
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

  private static HttpAnswer error(HttpEvent event, int status, String error) {
    return HttpAnswer.of(new Problem(status, error), Route.isOscars(event.path()));
  }

  private static HttpAnswer refusal(HttpEvent event, Problem problem) {
    HttpAnswer answer = HttpAnswer.of(problem, Route.isOscars(event.path()));
    List<String> challenges = AnswerHeaders.challenges(event.header(HttpHeaders.AUTHORIZATION));
    return problem.status() == 401
        ? answer.with(HttpHeaders.WWW_AUTHENTICATE, String.join(", ", challenges))
        : answer;
  }
}
