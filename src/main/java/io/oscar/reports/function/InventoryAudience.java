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
  private volatile @Nullable View view;

  /**
   * @param manager the manager's log, whose names are known beside those of the inventory: only
   *     callers whom the manager accepts are in it; or null
   */
  InventoryAudience(Question<InventoryReading> inventory, @Nullable Question<LogReading> manager) {
    this.inventory = inventory;
    this.manager = manager;
  }

  private record View(boolean isScoped, Predicate<String> visible, Set<String> deployed) {}

  @Override
  public boolean isScoped() {
    return view().isScoped();
  }

  @Override
  public boolean mayKnow(String service) {
    return view().visible().test(service);
  }

  @Override
  public boolean knows(String service) {
    return view().deployed().contains(service)
        || (manager != null && manager.answer().tally().names(service));
  }

  private View view() {
    View known = view;
    if (known == null) {
      Inventory answer = inventory.answer().inventory();
      known = new View(answer.isScoped(), answer.visible(), answer.names());
      view = known;
    }
    return known;
  }
}
