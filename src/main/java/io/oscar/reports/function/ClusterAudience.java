package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.source.Audience;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.LogReading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Callers who see different services: everything is read, and each of them is shown their part.
 *
 * @param cluster all services, which keep their names among many made-up ones
 * @param manager the manager's log, whose names are known beside those of the cluster: only callers
 *     whom the manager accepts are in it; or null
 */
record ClusterAudience(ClusterServices cluster, @Nullable Question<LogReading> manager)
    implements Audience {

  @Override
  public boolean isScoped() {
    return false;
  }

  @Override
  public boolean mayKnow(String service) {
    return true;
  }

  @Override
  public boolean knows(String service) {
    return cluster.names().orElse(Set.of()).contains(service)
        || (manager != null && manager.answer().tally().names(service));
  }
}
