package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import java.util.Collection;
import java.util.function.Function;

/**
 * Events in binary mode: attributes in headers, data in the body (HTTP Protocol Binding for
 * CloudEvents 1.0.2, 3.1).
 */
public final class BinaryEvent {
  static final String PREFIX = "ce-";

  private BinaryEvent() {}

  /**
   * Whether a message is in binary mode: it has at least one of the required attributes.
   *
   * @param headers the values of a header by its lower-case name; none if it is absent
   */
  public static boolean isBinaryMode(Function<String, Collection<String>> headers) {
    return EventAttributes.REQUIRED.stream()
        .anyMatch(name -> !headers.apply(PREFIX + name).isEmpty());
  }

  /**
   * Reads an event.
   *
   * @param headers the values of a header by its lower-case name; none if it is absent
   * @param body the job as JSON, whatever its content type; may be empty
   * @throws InvalidRequest naming the invalid header or field of the data
   */
  public static Event read(Function<String, Collection<String>> headers, byte[] body) {
    var attributes = new EventAttributes(PREFIX);
    for (String name : EventAttributes.REQUIRED) {
      headers.apply(PREFIX + name).forEach(value -> attributes.set(name, decode(name, value)));
    }
    return attributes.toEvent(JobBody.read(StructuredEvent.DATA, body));
  }

  private static String decode(String name, String value) {
    try {
      return HeaderText.decode(value);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest(PREFIX + name, "is not percent-encoded UTF-8");
    }
  }
}
