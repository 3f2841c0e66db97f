package io.oscar.reports.source;

/**
 * Learns how far sources are with what they were asked. What it is told is for people who wait, and
 * changes no figure. Called from several threads at once.
 */
public interface Progress {
  /** Nobody waits, or wants to know. */
  Progress NONE =
      new Progress() {
        @Override
        public Reading begin() {
          return (share, lines) -> {};
        }

        @Override
        public void retrying(String failure) {
          // nobody wants to know
        }
      };

  /** One more log is being read; all that are begun count alike. */
  Reading begin();

  /**
   * A call failed and is made again now.
   *
   * @param failure what went wrong, with whom; never holds a credential
   */
  void retrying(String failure);

  /** How far a log is read. */
  @FunctionalInterface
  interface Reading {
    /**
     * A further part was read.
     *
     * @param share how much of the whole the part is, from 0 to 1
     * @param lines how many lines it held
     */
    void advance(double share, long lines);
  }
}
