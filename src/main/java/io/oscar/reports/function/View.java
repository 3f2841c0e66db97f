package io.oscar.reports.function;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.InventoryReading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees of a cluster: callers with equal views get the same reports of the same facts.
 *
 * @param scope how far they see, or null for the unattended caller, who is not asked before
 * @param services the services that they see
 */
record View(Inventory.@Nullable Scope scope, Set<String> services) {

  /** The view of whoever the manager shows this to. */
  static View of(@Nullable InventoryReading visible) {
    return visible == null
        ? new View(null, Set.of())
        : new View(visible.inventory().scope(), visible.inventory().names());
  }

  /** Whether only some services are seen. */
  boolean isScoped() {
    return scope == Inventory.Scope.VISIBLE;
  }
}
