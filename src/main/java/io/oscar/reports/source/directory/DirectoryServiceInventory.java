package io.oscar.reports.source.directory;

import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.Service;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services of a cluster in a file: {@code services.json} of a directory, with OSCAR's response
 * to {@code GET /system/services}.
 *
 * <p>All services are visible to every caller.
 */
public final class DirectoryServiceInventory implements ServiceInventory {
  private static final String NAME = "services.json";

  private final Path directory;

  /**
   * @param directory the directory of the file; if missing, the report says so
   */
  public DirectoryServiceInventory(Path directory) {
    this.directory = directory;
  }

  @Override
  public InventoryReading list(Caller caller, Deadline deadline) {
    Path path = directory.resolve(NAME);
    if (!Files.isRegularFile(path)) {
      return reading(List.of(), null, List.of("no " + NAME + " in the log directory " + directory));
    }
    try {
      ServicesFile file = ServicesFile.read(path);
      return reading(file, Files.getLastModifiedTime(path).toInstant());
    } catch (IOException unreadable) {
      return reading(List.of(), null, List.of(NAME + " cannot be read: " + unreadable));
    }
  }

  private static InventoryReading reading(ServicesFile file, Instant written) {
    var gaps = new ArrayList<String>();
    if (file.isBroken()) {
      gaps.add(NAME + " is truncated or not a JSON array of services");
    }
    if (file.unnamed() > 0) {
      gaps.add(file.unnamed() + " entries of " + NAME + " have no valid name");
    }
    return reading(file.services(), written, gaps);
  }

  private static InventoryReading reading(
      List<Service> services, @Nullable Instant written, List<String> gaps) {
    Completeness gap = services.isEmpty() ? Completeness.MISSING : Completeness.PARTIAL;
    Completeness status = gaps.isEmpty() ? Completeness.OK : gap;
    return new InventoryReading(
        new Inventory(services, Inventory.Scope.CLUSTER),
        SourceStatus.of(SourceName.SERVICE_INVENTORY, status, written, gaps));
  }
}
