package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.HttpSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs each query once, and returns the same result or failure for repeated queries. */
final class MemoizingPrometheusApi extends PrometheusApi {
  private final ConcurrentMap<Object, FutureTask<QueryResult>> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, FutureTask<Optional<Instant>>> times =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, FutureTask<String>> retentions = new ConcurrentHashMap<>();
  private final String source;

  MemoizingPrometheusApi(HttpSource http) {
    super(http);
    this.source = http.description();
  }

  @Override
  QueryResult query(String action, PromQl expression, EvaluationRange range, Deadline deadline) {
    return once(
        values,
        action,
        List.of(expression, range),
        () -> super.query(action, expression, range, deadline));
  }

  @Override
  Optional<Instant> firstValue(
      String action, PromQl expression, EvaluationRange range, Deadline deadline) {
    return once(
        times,
        action,
        List.of(expression, range),
        () -> super.firstValue(action, expression, range, deadline));
  }

  @Override
  String retention(String action, Deadline deadline) {
    return once(retentions, action, action, () -> super.retention(action, deadline));
  }

  private <T> T once(
      ConcurrentMap<Object, FutureTask<T>> asked, String action, Object question, Callable<T> ask) {
    FutureTask<T> answer = asked.computeIfAbsent(question, _ -> new FutureTask<>(ask));
    answer.run(); // has no effect if another thread runs or has run it
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof SourceFailure failure
          ? failure
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(Kind.TIMEOUT, action, source, "interrupted", stopped);
    }
  }
}
