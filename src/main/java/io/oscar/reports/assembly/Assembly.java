package io.oscar.reports.assembly;

import io.oscar.reports.function.ReportFunctions;
import java.time.Clock;

/** Puts the functions together. */
public final class Assembly {
  private Assembly() {}

  /** The functions with the sources that are set. */
  public static ReportFunctions functions(Settings settings) {
    Clock clock = Clock.systemUTC();
    return new ReportFunctions(SourceChoice.sources(), settings.deadlines(), clock);
  }
}
