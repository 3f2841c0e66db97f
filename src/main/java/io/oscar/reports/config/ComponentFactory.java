package io.oscar.reports.config;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.engine.Sources;
import io.oscar.reports.source.Progress;
import java.time.Clock;

/** Creates the functions and the delivery from the settings. */
public final class ComponentFactory {
  private ComponentFactory() {}

  /** The functions with the configured sources. */
  public static ReportFunctions functions(Settings settings) {
    return functions(settings, Progress.NONE);
  }

  /** The functions with the configured sources, which report their progress. */
  public static ReportFunctions functions(Settings settings, Progress progress) {
    Clock clock = Clock.systemUTC();
    Sources sources = new SourceFactory(settings, clock, progress).sources();
    return new ReportFunctions(sources, settings.limits(), clock);
  }

  /** The delivery to files and to the configured object store. */
  public static Delivery delivery(Settings settings) {
    return new Delivery(ObjectStores.of(settings.s3()));
  }
}
