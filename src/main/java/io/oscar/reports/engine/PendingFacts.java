package io.oscar.reports.engine;

import io.oscar.reports.engine.SourceCalls.SourceCall;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.ServiceVisibility;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.tally.Tally;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one range and service whose source calls are running: each source is called once,
 * on demand, concurrently. Shared by calls.
 */
final class PendingFacts {
  private final Sources sources;
  private final UsageMeter meter;
  private final ClusterServices cluster;
  private final Selection selection;
  private final boolean isForDifferentViews;
  private final SourceCall<InventoryReading> inventory;
  private final SourceCalls calls;
  private final Deadline deadline;
  private @Nullable SourceCall<LogReading> manager;
  private @Nullable SourceCall<LogReading> exposed;
  private @Nullable SourceCall<UsageReading> usage;
  private boolean usageIsByService;

  /**
   * @param isForDifferentViews whether the callers see different services, so that everything is
   *     read and kept within the limits of a tally
   * @param inventory the services visible to the callers, or to the first of them
   * @param calls runs the source calls
   */
  PendingFacts(
      Sources sources,
      Selection selection,
      boolean isForDifferentViews,
      SourceCall<InventoryReading> inventory,
      SourceCalls calls,
      Deadline deadline) {
    this.sources = sources;
    this.meter = isForDifferentViews ? sources.usage().memoized() : sources.usage();
    this.cluster = new ConfiguredInventory(sources.inventory(), deadline);
    this.selection = selection;
    this.isForDifferentViews = isForDifferentViews;
    this.inventory = inventory;
    this.calls = calls;
    this.deadline = deadline;
  }

  /**
   * Starts source calls that have not been started. If both logs are needed, the manager's comes
   * first, as its services are needed to read the exposed one.
   */
  synchronized void ask(Set<RequiredData> needs) {
    if (needs.contains(RequiredData.REQUESTS) && manager == null) {
      manager = log(LogStream.MANAGER, selection.service(), null);
    }
    if (needs.contains(RequiredData.EXPOSED) && exposed == null) {
      exposed = log(LogStream.EXPOSED, selection.service(), manager);
    }
    boolean isByService = needs.contains(RequiredData.USAGE_BY_SERVICE);
    if (RequiredData.isUsage(needs) && (usage == null || (isByService && !usageIsByService))) {
      usage = usage(inventory, isByService);
      usageIsByService = isByService;
    }
  }

  /**
   * Whether all started calls have completed, so that a joining call would get outdated results.
   */
  synchronized boolean isOver() {
    return Stream.of(inventory, manager, exposed, usage)
        .filter(Objects::nonNull)
        .allMatch(SourceCall::isAnswered);
  }

  /**
   * Whether the visible part of the logs equals a read of that part alone; waits for the logs.
   * Names of other callers may have exhausted the limit.
   */
  boolean showAllOf(VisibleServices view, Set<RequiredData> needs) {
    return !isForDifferentViews
        || logsOf(needs).allMatch(log -> log.answer().tally().isWholeFor(view.services()));
  }

  /** Waits for the results that a report requires. */
  void await(Set<RequiredData> needs) {
    ask(needs);
    Stream.concat(logsOf(needs), Stream.ofNullable(usageOf(needs))).forEach(SourceCall::answer);
  }

  /**
   * The facts visible to a caller.
   *
   * @param visible the services visible to the caller, or null if all callers see the same
   */
  VisibleFacts part(@Nullable InventoryReading visible) {
    return new VisibleFacts(
        this, selection, visible == null ? inventory.answer() : visible, sources.countries());
  }

  /** The manager's log of all services, called separately. */
  LogReading allRequests() {
    return log(LogStream.MANAGER, null, null).answer();
  }

  /** The manager's log, if required; it identifies the services of the other log. */
  @Nullable LogReading managerFor(Set<RequiredData> needs) {
    SourceCall<LogReading> asked = managerOf(needs);
    return asked == null ? null : asked.answer();
  }

  /** The log of exposed requests, if required. */
  @Nullable LogReading exposedFor(Set<RequiredData> needs) {
    SourceCall<LogReading> asked = exposedOf(needs);
    return asked == null ? null : asked.answer();
  }

  /** The CPU and GPU time visible to a caller, if required. */
  @Nullable UsageReading usageFor(Set<RequiredData> needs, InventoryReading seen) {
    SourceCall<UsageReading> asked = usageOf(needs);
    if (asked == null) {
      return null;
    }
    return isForDifferentViews ? usage(calls.answered(seen), true).answer() : asked.answer();
  }

  private synchronized @Nullable SourceCall<UsageReading> usageOf(Set<RequiredData> needs) {
    return RequiredData.isUsage(needs) ? usage : null;
  }

  private Stream<SourceCall<LogReading>> logsOf(Set<RequiredData> needs) {
    return Stream.of(managerOf(needs), exposedOf(needs)).filter(Objects::nonNull);
  }

  private synchronized @Nullable SourceCall<LogReading> managerOf(Set<RequiredData> needs) {
    return needs.contains(RequiredData.REQUESTS) || needs.contains(RequiredData.EXPOSED)
        ? manager
        : null;
  }

  private synchronized @Nullable SourceCall<LogReading> exposedOf(Set<RequiredData> needs) {
    return needs.contains(RequiredData.EXPOSED) ? exposed : null;
  }

  private SourceCall<LogReading> log(
      LogStream stream, @Nullable String service, @Nullable SourceCall<LogReading> before) {
    ServiceVisibility visibility =
        isForDifferentViews
            ? ServiceVisibility.knowing(name -> isInCluster(name) || isNamedIn(before, name))
            : new InventoryVisibility(inventory, before);
    var request =
        new LogRequest(
            stream, selection.range(), service, visibility, selection.buckets(), deadline);
    return calls.ask(
        () -> sources.requests().read(request),
        why -> new LogReading(Tally.empty(), missing(sources.requests().name(stream), why)));
  }

  private boolean isInCluster(String service) {
    return cluster.names().orElse(Set.of()).contains(service);
  }

  /** Whether the manager's log contains a service; it contains only accepted requests. */
  static boolean isNamedIn(@Nullable SourceCall<LogReading> manager, String service) {
    return manager != null && manager.answer().tally().names(service);
  }

  private SourceCall<UsageReading> usage(SourceCall<InventoryReading> seen, boolean isByService) {
    return calls.ask(
        () -> meter.measure(usageRequest(seen.answer().inventory(), isByService)),
        why -> new UsageReading(Usage.NONE, missing(SourceName.PROMETHEUS, why)));
  }

  private UsageRequest usageRequest(Inventory known, boolean isByService) {
    boolean isScoped = known.isScoped();
    return new UsageRequest(
        selection.range(),
        selection.service(),
        isByService || isScoped,
        known.names(),
        isScoped ? cluster : null,
        selection.points(),
        deadline);
  }

  private static SourceStatus missing(SourceName name, String why) {
    return SourceStatus.missing(name, "the source " + why);
  }
}
