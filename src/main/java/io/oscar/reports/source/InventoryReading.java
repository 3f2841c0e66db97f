package io.oscar.reports.source;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceStatus;

/**
 * The result of a service inventory.
 *
 * @param inventory the services the caller may see
 * @param status whether the inventory could be read
 */
public record InventoryReading(Inventory inventory, SourceStatus status) {}
