package io.oscar.reports.source;

import java.util.Optional;
import java.util.Set;

/**
 * All services that are deployed, those included that the reader of a report may not know. It is
 * asked for where a name may be one of theirs, and nothing of it may be told.
 */
@FunctionalInterface
public interface ClusterServices {

  /** Their names; empty where not all of them are known. */
  Optional<Set<String>> names();
}
