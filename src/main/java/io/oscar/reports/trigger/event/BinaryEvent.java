package io.oscar.reports.trigger.event;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import java.util.Collection;
import java.util.function.Function;

/**
 * Events in the binary mode: attributes in headers, data in the body (HTTP Protocol Binding for
 * CloudEvents 1.0.2, 3.1).
 */
public final class BinaryEvent {
  static final String PREFIX = "ce-";

  private BinaryEvent() {}

  /**
   * Whether a message means to be such an event: it has one of the attributes at least.
   *
   * @param headers the values of a header by its name in lower case; none where it is absent
   */
  public static boolean isMeant(Function<String, Collection<String>> headers) {
    return EventAttributes.REQUIRED.stream()
        .anyMatch(name -> !headers.apply(PREFIX + name).isEmpty());
  }

  /**
   * Reads an event.
   *
   * @param headers the values of a header by its name in lower case; none where it is absent
   * @param body a job as JSON, whatever its media type; empty for one that sets nothing
   * @throws InvalidRequest naming the header or the part of the data that is wrong
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
