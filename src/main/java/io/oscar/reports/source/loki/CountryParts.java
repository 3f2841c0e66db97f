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
 * Parts a log by the countries of its streams, where that costs Loki less.
 *
 * <p>Client addresses make nearly every line a series of its own, and matter only where no label
 * tells the country. A country's streams counted on their own and without addresses have few
 * series, so that windows are long, and Loki opens no blocks of other streams for them.
 */
final class CountryParts {
  // Lines without addresses are guessed to be equal so many times as often.
  private static final double REPETITION = 3;
  private static final double FEW_COUNTS = 50;
  private static final Window NOTHING = new Window(0, 0);

  // Those that are left out of the last part have to fit into one URL.
  private static final int MOST_VALUES = 50;
  private static final int LONGEST_VALUE = 40;

  private final LokiApi loki;
  private final Costs costs;
  private final ServerLimits limits;
  private final LogSample sample;
  private final double linesPerSeries;
  private final Window range;
  private final Buckets buckets;
  private final Duration step;

  /**
   * @param sample what is known of the log's lines
   * @param linesPerSeries a first guess of how many lines have one series, with their addresses
   * @param range what of the log is to be tallied
   * @param buckets the stretches of time that lines are counted apart by
   * @param step the step of the log's density map
   */
  CountryParts(
      LokiApi loki,
      Costs costs,
      ServerLimits limits,
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
   * The parts of a log, which is one part where no label of its streams tells countries, or where
   * parting it would cost more.
   *
   * @throws SourceFailure if Loki is gone
   */
  List<LogPart> of(LogQl query, DensityMap density) {
    var all = new LogPart(query, false, List.of(range), density, pace(linesPerSeries));
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

  private Pace pace(double linesPerSeries) {
    return new Pace(costs, limits, sample.bytesPerLine(), linesPerSeries);
  }

  private boolean isWorthWhile(LogPart all) {
    double cost = all.density().steps().stream().mapToDouble(step -> cost(all, step)).sum();
    return cost >= FEW_COUNTS * costs.count();
  }

  /** What the lines of a step cost, counted or read. */
  private static double cost(LogPart part, Window step) {
    double lines = part.density().bytes(step) / part.pace().bytesPerLine();
    return lines == 0 ? 0 : lines * part.pace().costPerLine(lines / step.hours());
  }

  /** The volumes of each country that is told by a label of streams. */
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
    Pace pace = pace(REPETITION * linesPerSeries);
    for (List<String> some : groups(largest, countries, pace)) {
      List<Volume> volumes =
          some.stream()
              .flatMap(value -> countries.getOrDefault(value, List.of()).stream())
              .toList();
      LogQl query = all.query().ofStreamsWith(label, some);
      parts.add(new LogPart(query, true, List.of(), DensityMap.of(volumes, step), pace));
    }
    LogQl others = all.query().ofStreamsWithout(label, largest);
    List<Volume> volumes = loki.volumes(others.selector(), null, range, step).data();
    DensityMap density = DensityMap.of(volumes, step);
    parts.add(new LogPart(others, false, List.of(), density, pace(linesPerSeries)));
    return inStretches(all, parts);
  }

  private static long bytes(List<Volume> volumes) {
    return volumes.stream().mapToLong(Volume::bytes).sum();
  }

  /** Countries with few lines are counted together. */
  private List<List<String>> groups(
      List<String> largest, Map<String, List<Volume>> countries, Pace pace) {
    double enough = pace.linesPerCount() * pace.bytesPerLine() * fewestCounts(range);
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

  /** A count is no longer than the installation allows, and lies in one bucket. */
  private double fewestCounts(Window window) {
    double byLength =
        Math.ceil((double) window.length().toMillis() / limits.longestWindow().toMillis());
    return Math.max(byLength, 1 + buckets.at(window.upTo()) - buckets.at(window.after() + 1));
  }

  /** The parts in the stretches where they cost less, and the log itself in the others. */
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

  /** Days one after the other are taken together, because each part takes a count of them. */
  private List<Window> cheaper(LogPart all, List<LogPart> parts) {
    var cheaper = new ArrayList<Window>();
    Window run = NOTHING;
    double saved = 0;
    for (Window day : all.density().steps()) {
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
