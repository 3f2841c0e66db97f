package io.oscar.reports.source;

/** Receives the progress of sources, for display only. Thread-safe. */
public interface Progress {
  /** Ignores progress. */
  Progress NONE =
      new Progress() {
        @Override
        public Task begin() {
          return (share, lines) -> {};
        }

        @Override
        public void retrying(String failure) {
          // ignored
        }
      };

  /** Starts a task; all tasks have equal weight. */
  Task begin();

  /**
   * A call failed and is retried now.
   *
   * @param failure the error; never contains a credential
   */
  void retrying(String failure);

  /** The progress of a task. */
  @FunctionalInterface
  interface Task {
    /**
     * Adds progress.
     *
     * @param share the share of the task, from 0 to 1
     * @param lines the number of lines
     */
    void advance(double share, long lines);
  }
}
