package io.oscar.reports.assembly;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.function.Sources;
import io.oscar.reports.source.Progress;
import java.time.Clock;

/** Creates the functions and the delivery from the settings. */
public final class Assembly {
  private Assembly() {}

  /** The functions with the configured sources. */
  public static ReportFunctions functions(Settings settings) {
    return functions(settings, Progress.NONE);
  }

  /** The functions with the configured sources, which report their progress. */
  public static ReportFunctions functions(Settings settings, Progress progress) {
    Clock clock = Clock.systemUTC();
    Sources sources = new SourceChoice(settings, clock, progress).sources();
    return new ReportFunctions(sources, settings.limits(), clock);
  }

  /** The delivery to files and to the configured object store. */
  public static Delivery delivery(Settings settings) {
    return new Delivery(ObjectStores.of(settings.s3()));
  }
}
