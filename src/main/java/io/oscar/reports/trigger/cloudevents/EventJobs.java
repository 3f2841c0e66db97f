package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.delivery.ReportFileName;
import io.oscar.reports.delivery.ReportWriter;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.render.ReportJson;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.report.ReportFormat;
import io.oscar.reports.report.ReportResponse;
import io.oscar.reports.trigger.ResponseHeaders;
import io.oscar.reports.trigger.job.JobRunner.FinishedReport;
import io.oscar.reports.trigger.job.RemoteJobs;
import io.oscar.reports.trigger.job.ReportJob;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the jobs of events. */
public final class EventJobs {
  // Unlike over HTTP, the whole text is held in memory, several times if embedded in JSON.
  private static final int LONGEST_TEXT = 2_000_000;

  private final RemoteJobs jobs;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param jobs runs the jobs
   * @param clock the clock for the time of responses
   * @param ids creates unique ids of responses
   */
  public EventJobs(RemoteJobs jobs, Clock clock, Supplier<UUID> ids) {
    this.jobs = jobs;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Answers an event.
   *
   * @param called the operation in the path, or null; then the event's type decides, then its data
   * @throws InvalidRequest if the request is invalid
   * @throws RuntimeException as {@link RemoteJobs#run} does
   */
  public EventResponse answer(Event event, @Nullable Operation called, Caller caller) {
    ReportJob job = event.job().toJob(operation(event, called), caller);
    if (job.calls().size() > 1 && job.output() == null) {
      throw new InvalidRequest(
          "output", "is required: an event can be answered with one report only");
    }
    return switch (jobs.run(job, ReportFormat.JSON)) {
      case RemoteJobs.Outcome.Reports made -> report(event, made.reports().getFirst());
      case RemoteJobs.Outcome.Written written -> {
        String receipt = ReportJson.mapper().writeValueAsString(written.receipt());
        yield answer(event, EventTypes.RECEIPT, null, null, content(ReportFormat.JSON, receipt));
      }
    };
  }

  private static @Nullable Operation operation(Event event, @Nullable Operation called) {
    Operation named = EventTypes.operation(event.type());
    if (called != null && named != null && called != named) {
      throw new InvalidRequest(
          EventAttributes.TYPE, "names " + named.key() + ", but the path names " + called.key());
    }
    return called == null ? named : called;
  }

  private EventResponse report(Event event, FinishedReport made) {
    ReportResponse report = made.report();
    return answer(
        event,
        EventTypes.result(made.call().operation()),
        ReportFileName.of(report, made.format()),
        ResponseHeaders.sources(report),
        content(made.format(), text(made)));
  }

  private static String text(FinishedReport made) {
    return ReportWriter.text(made.report(), made.format(), LONGEST_TEXT)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "output",
                    "is required: the report is longer than "
                        + LONGEST_TEXT
                        + " characters, the limit for an event"));
  }

  private EventResponse answer(
      Event event,
      String type,
      @Nullable String subject,
      @Nullable String sources,
      EventResponse.Content content) {
    return new EventResponse(
        ids.get(), type, clock.instant(), event.id(), subject, sources, content);
  }

  private static EventResponse.Content content(ReportFormat format, String text) {
    return new EventResponse.Content(format.mediaType(), format == ReportFormat.JSON, text);
  }
}
