package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.trigger.job.JobFields;

/**
 * A CloudEvent that requests reports.
 *
 * @param id the event's id, chosen by the sender
 * @param type the event's type; see {@link EventTypes}
 * @param job the job in its data
 */
public record Event(String id, String type, JobFields job) {}
