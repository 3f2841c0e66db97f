package io.oscar.reports.source.loki;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.loki.LokiJson.Volume;
import io.oscar.reports.tally.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a log by the country of its streams, if this reduces the query cost.
 *
 * <p>Client addresses make nearly every line a separate series, and are needed only if no label has
 * the country. Counting the streams of a country separately and without addresses yields few
 * series, so windows are long and Loki does not read blocks of other streams.
 */
final class CountryParts {
  // The estimated factor by which lines without addresses are more often equal.
  private static final double REPETITION = 3;
  private static final double FEW_COUNTS = 50;
  private static final Window NOTHING = new Window(0, 0);

  // The values excluded from the last part have to fit into one URL.
  private static final int MOST_VALUES = 50;
  private static final int LONGEST_VALUE = 40;

  private final LokiApi loki;
  private final QueryCosts costs;
  private final LimitErrorParser limits;
  private final LogSample sample;
  private final double linesPerSeries;
  private final Window range;
  private final Buckets buckets;
  private final Duration step;

  /**
   * @param sample the sample of the log
   * @param linesPerSeries the initial estimate of lines per series, with addresses
   * @param range the range to count
   * @param buckets the intervals to count lines by
   * @param step the step of the volume histogram
   */
  CountryParts(
      LokiApi loki,
      QueryCosts costs,
      LimitErrorParser limits,
      LogSample sample,
      double linesPerSeries,
      Window range,
      Buckets buckets,
      Duration step) {
    this.loki = loki;
    this.costs = costs;
    this.limits = limits;
    this.sample = sample;
    this.linesPerSeries = linesPerSeries;
    this.range = range;
    this.buckets = buckets;
    this.step = step;
  }

  /**
   * The parts of a log; a single part if its streams have no country label or splitting would cost
   * more.
   *
   * @throws SourceFailure if Loki is unavailable
   */
  List<LogPart> of(LogQl query, VolumeHistogram histogram) {
    var all = new LogPart(query, false, List.of(range), histogram, costModel(linesPerSeries));
    String label = sample.countryLabel();
    if (label == null || !isWorthWhile(all)) {
      return List.of(all);
    }
    try {
      return parts(all, label, countries(all, label));
    } catch (SourceFailure failure) {
      return switch (failure.kind()) {
        case UNREACHABLE, UNREADABLE, UNAUTHORIZED -> throw failure;
        case TIMEOUT, BUSY, TOO_LARGE, UNSUPPORTED, REFUSED -> List.of(all);
      };
    }
  }

  private CostModel costModel(double linesPerSeries) {
    return new CostModel(costs, limits, sample.bytesPerLine(), linesPerSeries);
  }

  private boolean isWorthWhile(LogPart all) {
    double cost = all.histogram().steps().stream().mapToDouble(step -> cost(all, step)).sum();
    return cost >= FEW_COUNTS * costs.count();
  }

  /** The cost of the lines of a step. */
  private static double cost(LogPart part, Window step) {
    double lines = part.histogram().bytes(step) / part.costModel().bytesPerLine();
    return lines == 0 ? 0 : lines * part.costModel().costPerLine(lines / step.hours());
  }

  /** The volumes by country of a stream label. */
  private Map<String, List<Volume>> countries(LogPart all, String label) {
    var volumes = loki.volumes(all.query().selector(), label, range, step).data();
    return volumes.stream()
        .filter(volume -> isUsable(volume.labels().getOrDefault(label, "")))
        .collect(groupingBy(volume -> volume.labels().getOrDefault(label, "")));
  }

  private static boolean isUsable(String value) {
    return CountryLabels.isCountry(value)
        && value.length() <= LONGEST_VALUE
        && value.indexOf('\uFFFD') < 0;
  }

  private List<LogPart> parts(LogPart all, String label, Map<String, List<Volume>> countries) {
    List<String> largest =
        countries.keySet().stream()
            .sorted(comparingLong(value -> -bytes(countries.getOrDefault(value, List.of()))))
            .limit(MOST_VALUES)
            .toList();
    if (largest.isEmpty()) {
      return List.of(all);
    }
    var parts = new ArrayList<LogPart>();
    CostModel costModel = costModel(REPETITION * linesPerSeries);
    for (List<String> some : groups(largest, countries, costModel)) {
      List<Volume> volumes =
          some.stream()
              .flatMap(value -> countries.getOrDefault(value, List.of()).stream())
              .toList();
      LogQl query = all.query().ofStreamsWith(label, some);
      parts.add(new LogPart(query, true, List.of(), VolumeHistogram.of(volumes, step), costModel));
    }
    LogQl others = all.query().ofStreamsWithout(label, largest);
    List<Volume> volumes = loki.volumes(others.selector(), null, range, step).data();
    VolumeHistogram histogram = VolumeHistogram.of(volumes, step);
    parts.add(new LogPart(others, false, List.of(), histogram, costModel(linesPerSeries)));
    return inStretches(all, parts);
  }

  private static long bytes(List<Volume> volumes) {
    return volumes.stream().mapToLong(Volume::bytes).sum();
  }

  /** Groups countries with few lines. */
  private List<List<String>> groups(
      List<String> largest, Map<String, List<Volume>> countries, CostModel costModel) {
    double enough = costModel.linesPerCount() * costModel.bytesPerLine() * fewestCounts(range);
    var groups = new ArrayList<List<String>>();
    double bytes = enough;
    for (String value : largest) {
      if (bytes >= enough) {
        groups.add(new ArrayList<>());
        bytes = 0;
      }
      groups.getLast().add(value);
      bytes += bytes(countries.getOrDefault(value, List.of()));
    }
    return groups;
  }

  /** A count is limited to the maximum length and to one bucket. */
  private double fewestCounts(Window window) {
    double byLength =
        Math.ceil((double) window.length().toMillis() / limits.longestWindow().toMillis());
    return Math.max(byLength, 1 + buckets.at(window.upTo()) - buckets.at(window.after() + 1));
  }

  /** The parts in the intervals where they cost less, and the whole log in the others. */
  private List<LogPart> inStretches(LogPart all, List<LogPart> parts) {
    List<Window> parted =
        cheaper(all, parts).stream()
            .map(stretch -> stretch.within(range).innerSeconds())
            .filter(stretch -> !stretch.isEmpty())
            .toList();
    var inStretches = new ArrayList<LogPart>();
    inStretches.add(all.in(range.without(parted)));
    parts.stream().map(part -> part.in(parted)).forEach(inStretches::add);
    return inStretches.stream().filter(part -> !part.stretches().isEmpty()).toList();
  }

  /** Consecutive days are joined, because each part takes a query of its own. */
  private List<Window> cheaper(LogPart all, List<LogPart> parts) {
    var cheaper = new ArrayList<Window>();
    Window run = NOTHING;
    double saved = 0;
    for (Window day : all.histogram().steps()) {
      double savedHere = cost(all, day) - parts.stream().mapToDouble(part -> cost(part, day)).sum();
      if (savedHere >= 0) {
        run = run.isEmpty() ? day : run.to(day);
        saved += savedHere;
      } else {
        addIfCheaper(run, saved, parts.size(), cheaper);
        run = NOTHING;
        saved = 0;
      }
    }
    addIfCheaper(run, saved, parts.size(), cheaper);
    return cheaper;
  }

  private void addIfCheaper(Window run, double saved, int parts, List<Window> cheaper) {
    if (!run.isEmpty() && saved >= parts * fewestCounts(run) * costs.count()) {
      cheaper.add(run);
    }
  }
}
