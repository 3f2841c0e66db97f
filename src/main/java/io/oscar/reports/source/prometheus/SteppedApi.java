package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.http.HttpSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates an expression for consecutive windows of equal length, such as the points of a
 * timeline, with one range query for all of them. Not thread-safe.
 */
final class SteppedApi extends PrometheusApi {
  // Responses have a value per step and series, and are buffered.
  private static final int MOST_STEPS = 500;

  private final Map<EvaluationRange, List<EvaluationRange>> runs = new HashMap<>();
  private final Map<Question, Optional<Map<EvaluationRange, QueryResult>>> answers =
      new HashMap<>();

  /**
   * @param windows the windows, in order
   */
  SteppedApi(HttpSource http, List<EvaluationRange> windows) {
    super(http);
    runsOf(windows).forEach(run -> run.forEach(range -> runs.put(range, run)));
  }

  private record Question(PromQl expression, EvaluationRange first) {}

  private static List<List<EvaluationRange>> runsOf(List<EvaluationRange> windows) {
    var runs = new ArrayList<List<EvaluationRange>>();
    for (EvaluationRange range : windows) {
      if (runs.isEmpty() || !goesOn(runs.getLast(), range)) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(range);
    }
    return runs;
  }

  /** Whether a window continues a run with equal length. */
  private static boolean goesOn(List<EvaluationRange> run, EvaluationRange range) {
    return run.size() < MOST_STEPS
        && range.length().equals(run.getFirst().length())
        && range.follows(run.getLast());
  }

  @Override
  QueryResult query(String action, PromQl expression, EvaluationRange range, Deadline deadline) {
    List<EvaluationRange> run = runs.getOrDefault(range, List.of());
    if (run.size() < 2) {
      return super.query(action, expression, range, deadline);
    }
    Optional<Map<EvaluationRange, QueryResult>> known =
        answers.computeIfAbsent(
            new Question(expression, run.getFirst()), asked -> ask(action, asked, run, deadline));
    return known.isPresent()
        ? known.get().getOrDefault(range, QueryResult.NOTHING)
        : super.query(action, expression, range, deadline);
  }

  /** A range query may be too large although each of its windows is not. */
  private Optional<Map<EvaluationRange, QueryResult>> ask(
      String action, Question question, List<EvaluationRange> run, Deadline deadline) {
    try {
      return Optional.of(queryEach(action, question.expression, run, deadline));
    } catch (SourceFailure failure) {
      if (failure.kind() == Kind.TOO_LARGE || failure.kind() == Kind.REFUSED) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
