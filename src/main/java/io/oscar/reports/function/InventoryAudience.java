package io.oscar.reports.function;

import io.oscar.reports.function.Questions.Question;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.source.Audience;
import io.oscar.reports.source.InventoryReading;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a report is for, as the inventory has it. Its answer is waited for when a log first asks,
 * so that both are read side by side.
 */
final class InventoryAudience implements Audience {
  private final Question<InventoryReading> inventory;
  private volatile @Nullable View view;

  InventoryAudience(Question<InventoryReading> inventory) {
    this.inventory = inventory;
  }

  private record View(boolean isScoped, Predicate<String> visible) {}

  @Override
  public boolean isScoped() {
    return view().isScoped();
  }

  @Override
  public boolean mayKnow(String service) {
    return view().visible().test(service);
  }

  private View view() {
    View known = view;
    if (known == null) {
      Inventory answer = inventory.answer().inventory();
      known = new View(answer.isScoped(), answer.visible());
      view = known;
    }
    return known;
  }
}
