package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.report.Usage;
import io.oscar.reports.source.Audience;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.LogRequest;
import io.oscar.reports.source.LogStream;
import io.oscar.reports.source.UsageMeter;
import io.oscar.reports.source.UsageReading;
import io.oscar.reports.source.UsageRequest;
import io.oscar.reports.tally.Tally;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sources are asked about one subject, side by side and each of them once, when a report
 * first needs it. Shared by the calls whose reports are made of it.
 */
final class Readings {
  private final Sources sources;
  private final UsageMeter meter;
  private final ClusterServices cluster;
  private final Subject subject;
  private final boolean isForDifferentViews;
  private final Question<InventoryReading> inventory;
  private final Questions questions;
  private final Deadline deadline;
  private @Nullable Question<LogReading> manager;
  private @Nullable Question<LogReading> exposed;
  private @Nullable Question<UsageReading> usage;
  private boolean usageIsByService;

  /**
   * @param isForDifferentViews whether the readers of the reports see different services, so that
   *     everything is read, and kept as far as there is room
   * @param inventory the services that the readers see, or the first of them
   * @param questions where the sources are asked
   */
  Readings(
      Sources sources,
      Subject subject,
      boolean isForDifferentViews,
      Question<InventoryReading> inventory,
      Questions questions,
      Deadline deadline) {
    this.sources = sources;
    this.meter = isForDifferentViews ? sources.usage().askingOnce() : sources.usage();
    this.cluster = new ConfiguredInventory(sources.inventory(), deadline);
    this.subject = subject;
    this.isForDifferentViews = isForDifferentViews;
    this.inventory = inventory;
    this.questions = questions;
    this.deadline = deadline;
  }

  /**
   * Asks for what has not been asked yet. The manager's log is asked first by whoever needs both
   * logs: its services are known when the exposed one is read.
   */
  synchronized void ask(Set<Need> needs) {
    if (needs.contains(Need.REQUESTS) && manager == null) {
      manager = log(LogStream.MANAGER, subject.service(), null);
    }
    if (needs.contains(Need.EXPOSED) && exposed == null) {
      exposed = log(LogStream.EXPOSED, subject.service(), manager);
    }
    boolean isByService = needs.contains(Need.USAGE_BY_SERVICE);
    if (Need.isUsage(needs) && (usage == null || (isByService && !usageIsByService))) {
      usage = usage(inventory, isByService);
      usageIsByService = isByService;
    }
  }

  /** Whether everything that was asked is answered: who joins now would get old news. */
  synchronized boolean isOver() {
    return Stream.of(inventory, manager, exposed, usage)
        .filter(Objects::nonNull)
        .allMatch(Question::isAnswered);
  }

  /**
   * Whether what a view shows of the logs is the same as if nothing else had been read; waits for
   * the logs. Names of others may have left no room for some that it shows.
   */
  boolean showAllOf(View view, Set<Need> needs) {
    return !isForDifferentViews
        || logsOf(needs).allMatch(log -> log.answer().tally().isWholeFor(view.services()));
  }

  /** Waits for the answers that the facts for a report are made of. */
  void await(Set<Need> needs) {
    ask(needs);
    Stream.concat(logsOf(needs), Stream.ofNullable(usageOf(needs))).forEach(Question::answer);
  }

  /**
   * What a reader of reports is told of the answers.
   *
   * @param visible the services that the reader sees, or null where all see the same
   */
  Part part(@Nullable InventoryReading visible) {
    return new Part(
        this, subject, visible == null ? inventory.answer() : visible, sources.countries());
  }

  /** The manager's log of all services, which is asked for by itself. */
  LogReading allRequests() {
    return log(LogStream.MANAGER, null, null).answer();
  }

  /** The manager's log, where it matters to some needs; it tells what the other's names mean. */
  @Nullable LogReading managerFor(Set<Need> needs) {
    Question<LogReading> asked = managerOf(needs);
    return asked == null ? null : asked.answer();
  }

  /** The log of exposed requests, where it is needed. */
  @Nullable LogReading exposedFor(Set<Need> needs) {
    Question<LogReading> asked = exposedOf(needs);
    return asked == null ? null : asked.answer();
  }

  /** The processor time as it is told to a reader, where it is needed. */
  @Nullable UsageReading usageFor(Set<Need> needs, InventoryReading seen) {
    Question<UsageReading> asked = usageOf(needs);
    if (asked == null) {
      return null;
    }
    return isForDifferentViews ? usage(questions.answered(seen), true).answer() : asked.answer();
  }

  private synchronized @Nullable Question<UsageReading> usageOf(Set<Need> needs) {
    return Need.isUsage(needs) ? usage : null;
  }

  private Stream<Question<LogReading>> logsOf(Set<Need> needs) {
    return Stream.of(managerOf(needs), exposedOf(needs)).filter(Objects::nonNull);
  }

  private synchronized @Nullable Question<LogReading> managerOf(Set<Need> needs) {
    return needs.contains(Need.REQUESTS) || needs.contains(Need.EXPOSED) ? manager : null;
  }

  private synchronized @Nullable Question<LogReading> exposedOf(Set<Need> needs) {
    return needs.contains(Need.EXPOSED) ? exposed : null;
  }

  private Question<LogReading> log(
      LogStream stream, @Nullable String service, @Nullable Question<LogReading> before) {
    Audience audience =
        isForDifferentViews
            ? Audience.knowing(name -> isInCluster(name) || isNamedIn(before, name))
            : new InventoryAudience(inventory, before);
    var request =
        new LogRequest(stream, subject.range(), service, audience, subject.buckets(), deadline);
    return questions.ask(
        () -> sources.requests().read(request),
        why -> new LogReading(Tally.empty(), missing(sources.requests().name(stream), why)));
  }

  private boolean isInCluster(String service) {
    return cluster.names().orElse(Set.of()).contains(service);
  }

  /** Whether the manager's log names a service; only callers whom it accepts are in it. */
  static boolean isNamedIn(@Nullable Question<LogReading> manager, String service) {
    return manager != null && manager.answer().tally().names(service);
  }

  private Question<UsageReading> usage(Question<InventoryReading> seen, boolean isByService) {
    return questions.ask(
        () -> meter.measure(usageRequest(seen.answer().inventory(), isByService)),
        why -> new UsageReading(Usage.NONE, missing(SourceName.PROMETHEUS, why)));
  }

  private UsageRequest usageRequest(Inventory known, boolean isByService) {
    boolean isScoped = known.isScoped();
    return new UsageRequest(
        subject.range(),
        subject.service(),
        isByService || isScoped,
        known.names(),
        isScoped ? cluster : null,
        subject.points(),
        deadline);
  }

  private static SourceStatus missing(SourceName name, String why) {
    return SourceStatus.missing(name, "the source " + why);
  }
}
