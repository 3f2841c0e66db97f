package io.oscar.reports.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Service;
import io.oscar.reports.report.SourceName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ServiceInventory} must do for an unattended caller with a good credential. */
public abstract class ServiceInventoryContract {
  protected static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);

  /** An inventory of these services and no others, as the administrator sees it. */
  protected abstract ServiceInventory inventoryOf(List<Service> services) throws Exception;

  @Test
  void listsNameImageAndOwner() throws Exception {
    var services =
        List.of(
            new Service("yolo", "example.org/yolo:8", "62bb11b4"),
            new Service("cowsay", "example.org/cowsay", "cluster_admin"));

    InventoryReading reading = list(services);

    assertThat(reading.inventory().services()).containsExactlyInAnyOrderElementsOf(services);
    assertThat(reading.inventory().scope()).isEqualTo(Inventory.Scope.CLUSTER);
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
    assertThat(reading.status().name()).isEqualTo(SourceName.SERVICE_INVENTORY);
  }

  @Test
  void returnsNullForAbsentImageAndOwner() throws Exception {
    InventoryReading reading = list(List.of(new Service("bare", null, null)));

    assertThat(reading.inventory().services()).containsExactly(new Service("bare", null, null));
  }

  @Test
  void isOkForEmptyCluster() throws Exception {
    InventoryReading reading = list(List.of());

    assertThat(reading.inventory().services()).isEmpty();
    assertThat(reading.status().status()).isEqualTo(Completeness.OK);
  }

  private InventoryReading list(List<Service> services) throws Exception {
    return inventoryOf(services).list(Caller.UNATTENDED, Deadline.none(NOW));
  }
}
