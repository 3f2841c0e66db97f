package io.oscar.reports.engine;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.InventoryReading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services visible to a caller: callers with equal ones get the same reports.
 *
 * @param scope the caller's scope, or null for the unattended caller, who is not checked
 * @param services the visible services
 */
record VisibleServices(Inventory.@Nullable Scope scope, Set<String> services) {

  /** The services in the manager's response. */
  static VisibleServices of(@Nullable InventoryReading visible) {
    return visible == null
        ? new VisibleServices(null, Set.of())
        : new VisibleServices(visible.inventory().scope(), visible.inventory().names());
  }

  /** Whether only some services are visible. */
  boolean isScoped() {
    return scope == Inventory.Scope.VISIBLE;
  }
}
