package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/** On whose behalf a report is made. Its text never shows a credential. */
public sealed interface Caller {

  /** Nobody is asking: the command line, a CronJob. The configured credential is used. */
  Caller UNATTENDED = new Unattended();

  /** See {@link #UNATTENDED}. */
  record Unattended() implements Caller {}

  /**
   * Somebody is asking over HTTP, with a credential of their own or without any.
   *
   * @param authorization the value of the {@code Authorization} header, or null where it is absent
   */
  record Remote(@Nullable String authorization) implements Caller {

    @Override
    public String toString() {
      return "Remote[authorization=" + (authorization == null ? "none" : "***") + "]";
    }
  }
}
