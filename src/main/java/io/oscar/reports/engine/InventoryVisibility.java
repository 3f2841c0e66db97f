package io.oscar.reports.engine;

import io.oscar.reports.engine.SourceCalls.SourceCall;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import io.oscar.reports.source.ServiceVisibility;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The visibility of services according to the inventory. Waits for the inventory only when a log
 * first needs it, so that both are read concurrently.
 */
final class InventoryVisibility implements ServiceVisibility {
  private final SourceCall<InventoryReading> inventory;
  private final @Nullable SourceCall<LogReading> manager;
  private volatile @Nullable Seen seen;

  /**
   * @param manager the manager's log, whose services are known in addition to the inventory, as it
   *     contains only requests accepted by the manager; or null
   */
  InventoryVisibility(
      SourceCall<InventoryReading> inventory, @Nullable SourceCall<LogReading> manager) {
    this.inventory = inventory;
    this.manager = manager;
  }

  private record Seen(boolean isScoped, Predicate<String> visible, Set<String> deployed) {}

  @Override
  public boolean isScoped() {
    return seen().isScoped();
  }

  @Override
  public boolean isVisible(String service) {
    return seen().visible().test(service);
  }

  @Override
  public boolean knows(String service) {
    return seen().deployed().contains(service) || PendingFacts.isNamedIn(manager, service);
  }

  private Seen seen() {
    Seen known = seen;
    if (known == null) {
      Inventory answer = inventory.answer().inventory();
      known = new Seen(answer.isScoped(), answer.visible(), answer.names());
      seen = known;
    }
    return known;
  }
}
