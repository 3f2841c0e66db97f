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
 * Asks an expression for windows that follow each other evenly, such as those of a timeline's
 * points, with one range query: what is asked of one of them is answered for all. Used by one
 * thread.
 */
final class SteppedApi extends PrometheusApi {
  // Answers have a value for each step and series, and are held as a whole.
  private static final int MOST_STEPS = 500;

  private final Map<Window, List<Window>> runs = new HashMap<>();
  private final Map<Question, Optional<Map<Window, Answer>>> answers = new HashMap<>();

  /**
   * @param windows in their order
   */
  SteppedApi(HttpSource http, List<Window> windows) {
    super(http);
    runsOf(windows).forEach(run -> run.forEach(window -> runs.put(window, run)));
  }

  private record Question(PromQl expression, Window first) {}

  private static List<List<Window>> runsOf(List<Window> windows) {
    var runs = new ArrayList<List<Window>>();
    for (Window window : windows) {
      if (runs.isEmpty() || !goesOn(runs.getLast(), window)) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(window);
    }
    return runs;
  }

  /** Whether a window is as long as those of a run, and begins where the last of them ends. */
  private static boolean goesOn(List<Window> run, Window window) {
    return run.size() < MOST_STEPS
        && window.length().equals(run.getFirst().length())
        && window.follows(run.getLast());
  }

  @Override
  Answer query(String action, PromQl expression, Window window, Deadline deadline) {
    List<Window> run = runs.getOrDefault(window, List.of());
    if (run.size() < 2) {
      return super.query(action, expression, window, deadline);
    }
    Optional<Map<Window, Answer>> known =
        answers.computeIfAbsent(
            new Question(expression, run.getFirst()), asked -> ask(action, asked, run, deadline));
    return known.isPresent()
        ? known.get().getOrDefault(window, Answer.NOTHING)
        : super.query(action, expression, window, deadline);
  }

  /** Several windows together may be too large where each of them is not. */
  private Optional<Map<Window, Answer>> ask(
      String action, Question question, List<Window> run, Deadline deadline) {
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
