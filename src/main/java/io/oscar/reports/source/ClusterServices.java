package io.oscar.reports.source;

import java.util.Optional;
import java.util.Set;

/**
 * All deployed services, including those hidden from the caller. Used to resolve ambiguous names,
 * and never revealed.
 */
@FunctionalInterface
public interface ClusterServices {

  /** Their names; empty if not all of them are known. */
  Optional<Set<String>> names();
}
