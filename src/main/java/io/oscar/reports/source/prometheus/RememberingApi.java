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

/**
 * Asks each question once, and gives the same answer, or failure, to everybody who asks it again.
 */
final class RememberingApi extends PrometheusApi {
  private final ConcurrentMap<Object, FutureTask<Answer>> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, FutureTask<Optional<Instant>>> times =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Object, FutureTask<String>> retentions = new ConcurrentHashMap<>();
  private final String source;

  RememberingApi(HttpSource http) {
    super(http);
    this.source = http.description();
  }

  @Override
  Answer query(String action, PromQl expression, Window window, Deadline deadline) {
    return once(
        values,
        action,
        List.of(expression, window),
        () -> super.query(action, expression, window, deadline));
  }

  @Override
  Optional<Instant> firstValue(String action, PromQl expression, Window window, Deadline deadline) {
    return once(
        times,
        action,
        List.of(expression, window),
        () -> super.firstValue(action, expression, window, deadline));
  }

  @Override
  String retention(String action, Deadline deadline) {
    return once(retentions, action, action, () -> super.retention(action, deadline));
  }

  private <T> T once(
      ConcurrentMap<Object, FutureTask<T>> asked, String action, Object question, Callable<T> ask) {
    FutureTask<T> answer = asked.computeIfAbsent(question, _ -> new FutureTask<>(ask));
    answer.run(); // does nothing where somebody else runs it, or has done so
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
