package io.oscar.reports.source;

import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceStatus;

/**
 * What a service inventory said.
 *
 * @param inventory the services the caller may see
 * @param status whether the inventory could be read
 */
public record InventoryReading(Inventory inventory, SourceStatus status) {}
