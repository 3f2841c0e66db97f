package io.oscar.reports.function;

import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a report may take.
 *
 * @param remote the time for a caller who waits over HTTP
 * @param unattended the time for the command line, or null for as long as it takes
 */
public record DeadlinePolicy(Duration remote, @Nullable Duration unattended) {

  Deadline start(Caller caller, Clock clock) {
    Duration time =
        switch (caller) {
          case Caller.Remote somebody -> remote;
          case Caller.Unattended nobody -> unattended;
        };
    return time == null ? Deadline.none(clock) : Deadline.in(time, clock);
  }
}
