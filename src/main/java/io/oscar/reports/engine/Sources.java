package io.oscar.reports.engine;

import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.UsageMeter;

/**
 * The data sources of reports.
 *
 * @param requests the request log
 * @param usage the CPU and GPU time
 * @param inventory the deployed services and their visibility
 * @param countries the country database that the request log uses
 */
public record Sources(
    RequestLog requests, UsageMeter usage, ServiceInventory inventory, CountryLookup countries) {}
