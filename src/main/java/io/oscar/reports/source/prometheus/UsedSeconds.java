package io.oscar.reports.source.prometheus;

import io.oscar.reports.source.Re2;
import io.oscar.reports.source.prometheus.Selector.Matcher;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series of containers in the namespaces of services, and the seconds they counted. */
final class UsedSeconds {
  // Long enough for any scrape interval, and short enough to be cheap.
  private static final Duration EARLIER = Duration.ofHours(1);
  private static final Duration JUST_BEFORE = Duration.ofMillis(1);

  // The longest interval between samples that is usual.
  private static final Duration AN_INTERVAL = Duration.ofMinutes(2);

  // In intervals: how much of a first value is always counted, and how much is believed.
  private static final double COUNTED = 0.5;
  private static final double PLAUSIBLE = 1.1;

  private final List<Selector> series;

  private UsedSeconds(List<Selector> series) {
    this.series = series;
  }

  /**
   * The series of a metric.
   *
   * @param service the one service that matters, or null for all
   */
  static UsedSeconds of(Resource resource, String namespace, @Nullable String service) {
    Matcher namespaces = Matcher.matches("namespace", "^" + Re2.quote(namespace) + ".*");
    Selector all = Selector.of(resource.metric(), namespaces);
    return new UsedSeconds(
        service == null
            ? List.of(all)
            : ServiceLabels.of(service).stream().map(all::with).toList());
  }

  /** Only the series of containers: that of their pod counts the same seconds again. */
  UsedSeconds ofContainers() {
    return new UsedSeconds(
        series.stream()
            .map(all -> all.with(Matcher.isNot("container", ""), Matcher.isNot("container", "POD")))
            .toList());
  }

  /** A function of the samples of a length of time, of each series. */
  PromQl over(String function, Duration time) {
    return union(series.stream().map(some -> some.over(time).call(function)).toList());
  }

  /**
   * The seconds counted in a length of time, of each series.
   *
   * <p>{@code increase} needs two samples. A series with a single one that was not there before was
   * born in the window, and its value is what it counted since; one that was there before is old,
   * and its value would be that of its whole life.
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
   * The seconds that an {@link Extrapolation} that halves leaves out of a length of time, of each
   * series that begins in it: what is more than half an interval of its first value. A first value
   * of more than an interval is rather the life of a container that was there before.
   */
  PromQl uncountedBeginnings(Duration time) {
    return union(series.stream().map(some -> uncountedBeginning(some, time)).toList());
  }

  private static PromQl uncountedBeginning(Selector some, Duration time) {
    PromQl first = some.over(time).call("min_over_time");
    // As many intervals as samples, because delta adds half a one at either end.
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
