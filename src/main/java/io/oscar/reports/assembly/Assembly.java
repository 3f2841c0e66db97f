package io.oscar.reports.assembly;

import io.oscar.reports.delivery.Delivery;
import io.oscar.reports.function.ReportFunctions;
import io.oscar.reports.function.Sources;
import io.oscar.reports.source.Progress;
import java.time.Clock;

/** Puts the functions together. */
public final class Assembly {
  private Assembly() {}

  /** The functions with the sources that are set. */
  public static ReportFunctions functions(Settings settings) {
    return functions(settings, Progress.NONE);
  }

  /** The functions with the sources that are set, which tell how far they are. */
  public static ReportFunctions functions(Settings settings, Progress progress) {
    Clock clock = Clock.systemUTC();
    Sources sources = new SourceChoice(settings, clock, progress).sources();
    return new ReportFunctions(sources, settings.limits(), clock);
  }

  /** What brings reports to files, and to the bucket store that is set. */
  public static Delivery delivery(Settings settings) {
    return new Delivery(ObjectStores.of(settings.s3()));
  }
}
