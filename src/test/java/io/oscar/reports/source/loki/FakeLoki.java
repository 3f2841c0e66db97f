package io.oscar.reports.source.loki;

import io.oscar.reports.accesslog.Timestamps;
import io.oscar.reports.source.LogLines;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.SourceFailure.Kind;
import io.oscar.reports.source.loki.LokiJson.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a report asks Loki from lines in memory, without a word of LogQL: a count is of
 * canonical lines, with their addresses or without, or the plain number of lines.
 */
final class FakeLoki implements LokiApi {
  private final List<Line> lines = new ArrayList<>();
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private int series = 500;
  private TenantLimits limits = TenantLimits.UNKNOWN;
  private Function<Question, @Nullable SourceFailure> fault = question -> null;
  private LongPredicate left = time -> false;
  private boolean over;

  /** What a question is about. */
  enum About {
    LINES,
    COUNT,
    SERIES,
    SERIES_WITHOUT_ADDRESSES,
    VOLUMES
  }

  /** A question that was asked. */
  record Question(About about, String query, Window window) {}

  /**
   * A request to {@code /run/nb}.
   *
   * @param country the label {@code country} of its stream; empty where it has none
   */
  record Line(Instant time, String address, String user, String country) {
    private String text() {
      return LogLines.manager(time, 200, address, "/run/nb", user).text();
    }

    private long nanos() {
      return Timestamps.toNanos(time);
    }

    private Map<String, String> labels() {
      return country.isEmpty() ? Map.of() : Map.of("country", country);
    }
  }

  FakeLoki with(Line line) {
    lines.add(line);
    return this;
  }

  /** So many lines with users of their own, at equal distances from a moment on. */
  FakeLoki with(int number, Instant from, Duration distance, String country) {
    for (int i = 0; i < number; i++) {
      Instant time = from.plus(distance.multipliedBy(i));
      lines.add(new Line(time, "192.0.2." + i % 200, "user-" + i, country));
    }
    return this;
  }

  FakeLoki withSeries(int most) {
    series = most;
    return this;
  }

  FakeLoki withProgress(TenantLimits told) {
    limits = told;
    return this;
  }

  /** Makes questions fail; null lets one through. */
  FakeLoki withFault(Function<Question, @Nullable SourceFailure> newFault) {
    fault = newFault;
    return this;
  }

  /** Leaves lines of some times out of answers of lines, but not of counts. */
  FakeLoki leavingOut(LongPredicate times) {
    left = times;
    return this;
  }

  void end() {
    over = true;
  }

  List<Question> questions(About about) {
    return questions.stream().filter(question -> question.about == about).toList();
  }

  static SourceFailure failure(Kind kind, String text) {
    return new SourceFailure(kind, "asking", "Loki", text, null);
  }

  @Override
  public LokiResponse<LogEntry> lines(LogQl query, Window window, int limit) {
    asked(About.LINES, query.toString(), window);
    List<LogEntry> entries =
        in(query.toString(), window)
            .filter(line -> !left.test(line.nanos()))
            .map(line -> new LogEntry(line.nanos(), line.text(), line.labels()))
            .limit(limit)
            .toList();
    return new LokiResponse<>(entries, List.of());
  }

  @Override
  public LokiResponse<Series> counts(LogQl query, List<String> labels, Window window) {
    String request =
        labels.stream().filter(name -> name.endsWith("request")).findFirst().orElse("");
    boolean hasAddress = !query.toString().contains(request + ">[A-Z]");
    asked(about(labels, request, hasAddress), query.toString(), window);
    var counts = new HashMap<Map<String, String>, Long>();
    in(query.toString(), window)
        .forEach(
            line -> {
              var by = new HashMap<String, String>();
              if (!request.isEmpty()) {
                String end = "POST /run/nb | " + line.user;
                by.put(request, hasAddress ? line.address + " | " + end : end);
              }
              if (labels.contains("country")) {
                by.putAll(line.labels());
              }
              counts.merge(by, 1L, Long::sum);
            });
    if (counts.size() > series) {
      throw failure(Kind.TOO_LARGE, "maximum number of series (" + series + ") reached");
    }
    List<Series> answer =
        counts.entrySet().stream().map(of -> new Series(of.getKey(), of.getValue())).toList();
    return new LokiResponse<>(answer, List.of());
  }

  private static About about(List<String> labels, String request, boolean hasAddress) {
    if (labels.isEmpty() || request.isEmpty()) {
      return About.COUNT;
    }
    return hasAddress ? About.SERIES : About.SERIES_WITHOUT_ADDRESSES;
  }

  @Override
  public long bytes(LogQl query, Window window) {
    return in(query.toString(), window).mapToLong(line -> line.text().length()).sum();
  }

  @Override
  public LokiResponse<Volume> volumes(
      String selector, @Nullable String label, Window window, Duration step) {
    asked(About.VOLUMES, selector, window);
    var bytes = new TreeMap<String, TreeMap<Long, Long>>();
    in(selector, window)
        .filter(line -> label == null || line.labels().containsKey(label))
        .forEach(
            line -> {
              long end = (line.nanos() / step.toNanos() + 1) * step.toMillis() - 1;
              bytes
                  .computeIfAbsent(label == null ? "" : line.country, _ -> new TreeMap<>())
                  .merge(end, 200L, Long::sum);
            });
    var volumes = new ArrayList<Volume>();
    bytes.forEach(
        (value, steps) ->
            steps.forEach(
                (end, sum) ->
                    volumes.add(
                        new Volume(label == null ? Map.of() : Map.of(label, value), end, sum))));
    return new LokiResponse<>(volumes, List.of());
  }

  @Override
  public TenantLimits limits() {
    return limits;
  }

  @Override
  public String description() {
    return "Loki";
  }

  @Override
  public boolean isOver() {
    return over;
  }

  private void asked(About about, String query, Window window) {
    var question = new Question(about, query, window);
    questions.add(question);
    SourceFailure failure = fault.apply(question);
    if (failure != null) {
      throw failure;
    }
  }

  /** The lines of a window of the streams that a selector's matcher of countries is for. */
  private Stream<Line> in(String query, Window window) {
    return lines.stream()
        .filter(line -> window.contains(line.nanos()))
        .filter(line -> isSelected(query, line.country))
        .filter(line -> !query.contains("Nanosecond") || line.nanos() % Window.SECOND == 0);
  }

  private static boolean isSelected(String query, String country) {
    if (!query.startsWith("{country")) {
      return true;
    }
    int open = query.indexOf('"');
    List<String> values =
        List.of(query.substring(open + 1, query.indexOf('"', open + 1)).split("\\|"));
    return values.contains(country) == query.startsWith("{country=~");
  }
}
