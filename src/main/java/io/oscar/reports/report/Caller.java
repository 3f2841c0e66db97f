package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/** The caller of a report. Its text never contains a credential. */
public sealed interface Caller {

  /** An unattended run (command line, CronJob), which uses the configured credential. */
  Caller UNATTENDED = new Unattended();

  /** See {@link #UNATTENDED}. */
  record Unattended() implements Caller {}

  /**
   * A caller over HTTP, with their own credential or none.
   *
   * @param authorization the value of the {@code Authorization} header, or null if absent
   */
  record Remote(@Nullable String authorization) implements Caller {

    @Override
    public String toString() {
      return "Remote[authorization=" + (authorization == null ? "none" : "***") + "]";
    }
  }
}
