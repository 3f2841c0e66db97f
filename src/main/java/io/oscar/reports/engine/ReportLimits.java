package io.oscar.reports.engine;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of reports.
 *
 * @param remote the deadline of remote callers
 * @param unattended the deadline on the command line, or null for none
 * @param atOnce the number of concurrent reports, at least one; further ones wait
 */
public record ReportLimits(Duration remote, @Nullable Duration unattended, int atOnce) {

  /** As many as fit into the memory of a small container in the worst case. */
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
