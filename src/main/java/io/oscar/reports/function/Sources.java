package io.oscar.reports.function;

import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.source.RequestLog;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.UsageMeter;

/**
 * The systems that a report is made from.
 *
 * @param requests where requests are on record
 * @param usage where processor time is on record
 * @param inventory which services are deployed, and who may see them
 * @param countries the country database that the request log uses
 */
public record Sources(
    RequestLog requests, UsageMeter usage, ServiceInventory inventory, CountryLookup countries) {}
