package io.oscar.reports.trigger.event;

import io.oscar.reports.trigger.job.JobFields;

/**
 * A CloudEvent that asks for reports.
 *
 * @param id the sender's name of the event
 * @param type what the event is about; see {@link EventTypes}
 * @param job what its data ask for
 */
public record Event(String id, String type, JobFields job) {}
