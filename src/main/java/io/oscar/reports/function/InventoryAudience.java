package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.Audience;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.LogReading;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a report is for, as the inventory has it. Its answer is waited for when a log first asks,
 * so that both are read side by side.
 */
final class InventoryAudience implements Audience {
  private final Question<InventoryReading> inventory;
  private final @Nullable Question<LogReading> manager;
  private volatile @Nullable Seen seen;

  /**
   * @param manager the manager's log, whose names are known beside those of the inventory: only
   *     callers whom the manager accepts are in it; or null
   */
  InventoryAudience(Question<InventoryReading> inventory, @Nullable Question<LogReading> manager) {
    this.inventory = inventory;
    this.manager = manager;
  }

  private record Seen(boolean isScoped, Predicate<String> visible, Set<String> deployed) {}

  @Override
  public boolean isScoped() {
    return seen().isScoped();
  }

  @Override
  public boolean mayKnow(String service) {
    return seen().visible().test(service);
  }

  @Override
  public boolean knows(String service) {
    return seen().deployed().contains(service) || Readings.isNamedIn(manager, service);
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
