package io.oscar.reports.source.directory;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Hours;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.TimeRange;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums the CPU and GPU time of days, prorated to the range of a report. */
final class UsageDays {
  private final UsageRequest request;
  private final Map<String, double[]> hours = new TreeMap<>();
  private final List<Instant> starts;
  private final List<Map<String, double[]>> hoursOfPoints;
  private final List<String> gaps = new ArrayList<>();
  private final List<String> publicNotes = new ArrayList<>();
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private long unreadable;
  private long firstUnreadable;

  UsageDays(UsageRequest request) {
    this.request = request;
    this.starts = request.points().stream().map(TimeRange::start).toList();
    this.hoursOfPoints =
        Stream.<Map<String, double[]>>generate(TreeMap::new)
            .limit(request.points().size())
            .toList();
  }

  void add(UsageFile.Row row) {
    first = first == null || row.day().isBefore(first) ? row.day() : first;
    last = last == null || row.day().isAfter(last) ? row.day() : last;
    if (request.service() == null || request.service().equals(row.service())) {
      add(row, share(row.day(), request.range()), hours);
      addToPoints(row);
    }
  }

  /** Points are ordered and numerous: most of them do not overlap a day. */
  private void addToPoints(UsageFile.Row row) {
    Instant dayEnd = start(row.day().plusDays(1));
    int point = pointAt(start(row.day()));
    while (point < request.points().size()
        && request.points().get(point).start().isBefore(dayEnd)) {
      TimeRange range = request.points().get(point);
      add(row, share(row.day(), range), hoursOfPoints.get(point));
      point++;
    }
  }

  private int pointAt(Instant moment) {
    int found = Collections.binarySearch(starts, moment);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private static void add(UsageFile.Row row, double share, Map<String, double[]> hours) {
    if (share > 0) {
      double[] sums = hours.computeIfAbsent(row.service(), _ -> new double[2]);
      sums[0] += row.cpu() * share;
      sums[1] += row.gpu() * share;
    }
  }

  void unreadable(long row) {
    firstUnreadable = unreadable == 0 ? row : firstUnreadable;
    unreadable++;
  }

  void gap(String what) {
    gaps.add(what);
  }

  /** The usage and its coverage; nothing must be added afterwards. */
  UsageReading toReading() {
    if (unreadable > 0) {
      gaps.add(unreadable + " invalid rows, the first is row " + firstUnreadable);
    }
    LocalDate from = first;
    LocalDate to = last;
    if (from == null || to == null) {
      gaps.addFirst("usage.csv contains no valid row");
      return reading(Completeness.MISSING, null, gaps);
    }
    if (start(to.plusDays(1)).isAfter(request.range().start())
        && !start(from).isAfter(request.range().end())) {
      return covering(from, to);
    }
    gaps.addFirst("usage.csv covers " + from + " to " + to + " only: no day of the range");
    return reading(Completeness.MISSING, null, gaps);
  }

  private UsageReading covering(LocalDate from, LocalDate to) {
    TimeRange range = request.range();
    Instant covered = start(to.plusDays(1));
    if (range.start().isBefore(start(from)) || !range.end().isBefore(covered)) {
      gaps.addFirst("usage.csv covers " + from + " to " + to + " only");
    }
    if (Stream.concat(Stream.of(range), request.points().stream())
        .anyMatch(part -> isPartOfDay(part.start()) || isPartOfDay(part.end().plusNanos(1)))) {
      publicNotes.add("partial days are prorated");
    }
    Instant newest = covered.isBefore(range.end()) ? covered : range.end();
    return reading(gaps.isEmpty() ? Completeness.OK : Completeness.PARTIAL, newest, gaps);
  }

  private UsageReading reading(
      Completeness status, @Nullable Instant lastUpdated, List<String> problems) {
    // The last day may depend on services hidden from the caller.
    Instant newest = request.cluster() == null ? lastUpdated : null;
    var notes = new ArrayList<>(problems);
    notes.addAll(publicNotes);
    return new UsageReading(
        usage(hours),
        status == Completeness.MISSING
            ? List.of()
            : hoursOfPoints.stream().map(UsageDays::usage).toList(),
        SourceStatus.of(SourceName.PROMETHEUS, status, newest, notes),
        publicNotes);
  }

  private static Usage usage(Map<String, double[]> hours) {
    var byService = new TreeMap<String, Hours>();
    hours.forEach((service, sums) -> byService.put(service, new Hours(sums[0], sums[1])));
    return new Usage(byService, Hours.NONE);
  }

  /** The part of a day within a range, whose inclusive end counts as a nanosecond. */
  private static double share(LocalDate day, TimeRange range) {
    Instant dayStart = start(day);
    Instant dayEnd = start(day.plusDays(1));
    Instant rangeEnd = range.end().plusNanos(1);
    Instant from = range.start().isAfter(dayStart) ? range.start() : dayStart;
    Instant to = rangeEnd.isBefore(dayEnd) ? rangeEnd : dayEnd;
    return from.isBefore(to)
        ? (double) Duration.between(from, to).toNanos() / Duration.ofDays(1).toNanos()
        : 0;
  }

  private static boolean isPartOfDay(Instant moment) {
    return !moment.equals(start(LocalDate.ofInstant(moment, ZoneOffset.UTC)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
