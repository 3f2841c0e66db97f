package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What reports may cost.
 *
 * @param remote the time for a caller who waits over HTTP
 * @param unattended the time for the command line, or null for as long as it takes
 * @param atOnce how many reports are made at once, at least one; further ones wait
 */
public record ReportLimits(Duration remote, @Nullable Duration unattended, int atOnce) {

  /** As many as fit the memory of a small container, whatever they are about. */
  public static final int AT_ONCE = 4;

  /** The deadline of a report that starts now. */
  Deadline start(Caller caller, Clock clock) {
    Duration time =
        switch (caller) {
          case Caller.Remote somebody -> remote;
          case Caller.Unattended nobody -> unattended;
        };
    return time == null ? Deadline.none(clock) : Deadline.in(time, clock);
  }
}
