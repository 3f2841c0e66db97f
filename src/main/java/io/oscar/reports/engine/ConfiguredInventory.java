package io.oscar.reports.engine;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.source.ClusterServices;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import java.util.Optional;
import java.util.Set;

/**
 * All services, as visible to the configured credential: needed for scoped callers, so that hours
 * of hidden services are not attributed to theirs. Queried once, on demand.
 */
final class ConfiguredInventory implements ClusterServices {
  private final ServiceInventory inventory;
  private final Deadline deadline;
  private boolean isAsked;
  private Optional<Set<String>> names = Optional.empty();

  ConfiguredInventory(ServiceInventory inventory, Deadline deadline) {
    this.inventory = inventory;
    this.deadline = deadline;
  }

  @Override
  public synchronized Optional<Set<String>> names() {
    if (!isAsked) {
      names = ask();
      isAsked = true;
    }
    return names;
  }

  private Optional<Set<String>> ask() {
    InventoryReading reading = inventory.list(Caller.UNATTENDED, deadline);
    boolean isWhole =
        reading.status().status() == Completeness.OK && !reading.inventory().isScoped();
    return isWhole ? Optional.of(reading.inventory().names()) : Optional.empty();
  }
}
