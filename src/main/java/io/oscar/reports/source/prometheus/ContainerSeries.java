package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Re2;
import io.oscar.reports.source.prometheus.Selector.Matcher;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The container series in the namespaces of services, and their seconds. */
final class ContainerSeries {
  // Longer than any scrape interval, but cheap.
  private static final Duration EARLIER = Duration.ofHours(1);
  private static final Duration JUST_BEFORE = Duration.ofMillis(1);

  // The longest common scrape interval.
  private static final Duration AN_INTERVAL = Duration.ofMinutes(2);

  // In scrape intervals: the part of a first value that is always counted, and the maximum that is
  // plausible.
  private static final double COUNTED = 0.5;
  private static final double PLAUSIBLE = 1.1;

  private final List<Selector> series;

  private ContainerSeries(List<Selector> series) {
    this.series = series;
  }

  /**
   * The series of a metric.
   *
   * @param service the one service that matters, or null for all
   */
  static ContainerSeries of(Resource resource, String namespace, @Nullable String service) {
    Matcher namespaces = Matcher.matches("namespace", "^" + Re2.quote(namespace) + ".*");
    Selector all = Selector.of(resource.metric(), namespaces);
    return new ContainerSeries(
        service == null
            ? List.of(all)
            : ServiceLabels.of(service).stream().map(all::with).toList());
  }

  /** The container series only: pod series count the same seconds again. */
  ContainerSeries ofContainers() {
    return new ContainerSeries(
        series.stream()
            .map(all -> all.with(Matcher.isNot("container", ""), Matcher.isNot("container", "POD")))
            .toList());
  }

  /** A function over the samples of a duration, by series. */
  PromQl over(String function, Duration time) {
    return union(series.stream().map(some -> some.over(time).call(function)).toList());
  }

  /**
   * The increase over a duration, by series.
   *
   * <p>{@code increase} requires two samples. A series with a single sample and none before started
   * in the window, and its value is its increase; the value of an older series would be that of its
   * whole lifetime.
   */
  PromQl increase(Duration time) {
    return union(series.stream().map(some -> increase(some, time)).toList());
  }

  private static PromQl increase(Selector some, Duration time) {
    PromQl newest = some.over(time).call("last_over_time");
    PromQl before = some.over(EARLIER, time.plus(JUST_BEFORE)).call("last_over_time");
    return some.over(time).call("increase").or(newest.unless(before));
  }

  /**
   * The seconds that an {@link Extrapolation} limited to half an interval omits, for each series
   * that starts within a duration: the part of its first value above half an interval. A first
   * value above one interval is rather the lifetime of an older container.
   */
  PromQl uncountedBeginnings(Duration time) {
    return union(series.stream().map(some -> uncountedBeginning(some, time)).toList());
  }

  private static PromQl uncountedBeginning(Selector some, Duration time) {
    PromQl first = some.over(time).call("min_over_time");
    // As many intervals as samples, because delta extrapolates by half an interval at both ends.
    PromQl interval =
        some.over(time).call("delta").dividedBy(some.over(time).call("count_over_time"));
    PromQl atTheEdge =
        some.over(EARLIER.plus(AN_INTERVAL), time.minus(AN_INTERVAL)).call("last_over_time");
    return first
        .minus(interval.times(COUNTED))
        .above(0)
        .atMost(interval.times(PLAUSIBLE - COUNTED))
        .unless(atTheEdge);
  }

  private static PromQl union(List<PromQl> parts) {
    return parts.stream().reduce(PromQl::or).orElseThrow();
  }
}
