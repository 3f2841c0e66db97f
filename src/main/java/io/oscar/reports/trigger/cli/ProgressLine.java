package io.oscar.reports.trigger.cli;

import io.oscar.reports.source.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shows the progress of a report on a terminal: one line that is repainted, and removed when the
 * report is printed. Retries are printed in lines of their own, equal ones once.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Moves to the start of the line and erases it (ECMA-48, EL). */
  private static final String CLEAR = "\r\u001b[K";

  private static final double NANOS = 1e9;
  private static final int MOST_SENTENCES = 100;

  private final PrintStream err;
  private final Verbosity verbosity;
  private final boolean isTerminal;
  private final LongSupplier nanoTime;
  private final long begun;
  private final Set<String> said = new HashSet<>();
  private final Thread painter;
  private int readings;
  private double shares;
  private long lines;
  private boolean isPainted;
  private boolean isClosed;

  /**
   * Starts to show progress.
   *
   * @param isTerminal whether {@code err} is a terminal
   * @param nanoTime a monotonic clock, in nanoseconds
   * @param paintsItself whether the line is repainted periodically; otherwise only by {@link
   *     #paint}
   */
  ProgressLine(
      PrintStream err,
      boolean isTerminal,
      Verbosity verbosity,
      LongSupplier nanoTime,
      boolean paintsItself) {
    this.err = err;
    this.verbosity = verbosity;
    this.isTerminal = isTerminal;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.painter = Thread.ofVirtual().unstarted(this::paintUntilClosed);
    if (paintsItself && isTerminal && verbosity != Verbosity.QUIET) {
      painter.start();
    }
  }

  @Override
  public synchronized Task begin() {
    readings++;
    return this::advance;
  }

  private synchronized void advance(double share, long more) {
    shares += share;
    lines += more;
  }

  @Override
  public synchronized void retrying(String failure) {
    boolean isWanted = verbosity == Verbosity.VERBOSE || (isTerminal && verbosity.isNormal());
    if (!isWanted || isClosed || said.size() >= MOST_SENTENCES || !said.add(failure)) {
      return;
    }
    clear();
    err.println("oscar-reports: retrying: " + OneLine.of(failure));
  }

  private void paintUntilClosed() {
    try {
      while (paint()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Paints the line if it is due; returns whether to continue. */
  synchronized boolean paint() {
    double seconds = (nanoTime.getAsLong() - begun) / NANOS;
    if (!isClosed && seconds >= PATIENCE.toSeconds()) {
      err.print(CLEAR + text(seconds));
      err.flush();
      isPainted = true;
    }
    return !isClosed;
  }

  private String text(double seconds) {
    double share = readings == 0 ? 0 : Math.min(1, shares / readings);
    String rate = String.format(Locale.ROOT, "%,d lines/s", Math.round(lines / seconds));
    String left = share == 0 ? "" : ", about " + time(seconds * (1 - share) / share) + " left";
    return "Reading: " + Math.round(Math.floor(share * 100)) + " %, " + rate + left;
  }

  private static String time(double seconds) {
    long whole = Math.round(Math.ceil(seconds));
    return whole < 120 ? whole + " s" : (whole + 59) / 60 + " min";
  }

  private void clear() {
    if (isPainted) {
      err.print(CLEAR);
      err.flush();
      isPainted = false;
    }
  }

  @Override
  public void close() {
    painter.interrupt();
    synchronized (this) {
      isClosed = true;
      clear();
      if (verbosity == Verbosity.VERBOSE) {
        double seconds = (nanoTime.getAsLong() - begun) / NANOS;
        err.println(String.format(Locale.ROOT, "read %,d lines in %.1f s", lines, seconds));
      }
    }
  }
}
