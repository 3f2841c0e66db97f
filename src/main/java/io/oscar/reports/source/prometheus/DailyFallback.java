package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Queries a window at once, or its days (UTC) if Prometheus rejects the size. */
final class DailyFallback {
  // Prometheus runs 20 concurrent queries by default (--query.max-concurrency) and has other
  // clients.
  private static final int AT_ONCE = 4;

  private final PrometheusApi api;
  private final Deadline deadline;

  DailyFallback(PrometheusApi api, Deadline deadline) {
    this.api = api;
    this.deadline = deadline;
  }

  /**
   * The hours of a window.
   *
   * @throws SourceFailure if no day could be read
   */
  HoursByName ask(UsageQuery query, EvaluationRange range) {
    try {
      return query.ask(api, range, deadline);
    } catch (SourceFailure failure) {
      List<EvaluationRange> days = range.days();
      if (!isTooLarge(failure) || days.size() == 1) {
        throw failure;
      }
      return join(failure, days.size(), askEach(query, days));
    }
  }

  private List<Day> askEach(UsageQuery query, List<EvaluationRange> days) {
    var stopped = new AtomicReference<@Nullable SourceFailure>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var asked =
          days.stream()
              .map(day -> CompletableFuture.supplyAsync(() -> ask(query, day, stopped), threads))
              .toList();
      return asked.stream().map(CompletableFuture::join).toList();
    }
  }

  private Day ask(
      UsageQuery query, EvaluationRange day, AtomicReference<@Nullable SourceFailure> stopped) {
    SourceFailure earlier = stopped.get();
    if (earlier != null) {
      return new Day(day, null, earlier);
    }
    try {
      return new Day(day, query.ask(api, day, deadline), null);
    } catch (SourceFailure failure) {
      if (isLasting(failure)) {
        stopped.set(failure);
      }
      return new Day(day, null, failure);
    }
  }

  private static HoursByName join(SourceFailure refusal, int count, List<Day> days) {
    var shares = new ArrayList<NamedHours>();
    var remarks = new ArrayList<Note>();
    remarks.add(
        Note.internal("read in " + count + " parts, cut at midnight, as the range is too large"));
    var missing = new RangeGaps();
    for (Day day : days) {
      if (day.shares() == null) {
        missing.add(day.range(), day.failure() == null ? refusal : day.failure());
      } else {
        shares.addAll(day.shares().shares());
        remarks.addAll(day.shares().remarks());
      }
    }
    if (days.stream().allMatch(day -> day.shares() == null)) {
      throw missing.failure(refusal);
    }
    remarks.addAll(Note.internal(missing.notes()));
    return new HoursByName(shares, remarks, missing.isEmpty());
  }

  /** A source that does not answer for one day will not answer for others. */
  private static boolean isLasting(SourceFailure failure) {
    return switch (failure.kind()) {
      case UNREACHABLE, TIMEOUT, BUSY, UNSUPPORTED, UNAUTHORIZED, UNREADABLE -> true;
      case TOO_LARGE, REFUSED -> false;
    };
  }

  private static boolean isTooLarge(SourceFailure failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure.kind() == Kind.TOO_LARGE || text.contains("too many samples");
  }

  private record Day(
      EvaluationRange range, @Nullable HoursByName shares, @Nullable SourceFailure failure) {}
}
