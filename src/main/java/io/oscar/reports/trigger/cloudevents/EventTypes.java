package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.engine.Operation;
import io.oscar.reports.report.InvalidRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of events received and sent. */
final class EventTypes {
  private static final String OURS = "io.oscar.reports.";
  private static final String RESULT = ".result";

  /** The type of a receipt. */
  static final String RECEIPT = OURS + "receipt";

  private EventTypes() {}

  /**
   * The operation that a type names; null for types of other senders, such as timers, whose data
   * name the operation.
   *
   * @throws InvalidRequest for other types of our own, so that a response routed back by a broker
   *     does not loop
   */
  static @Nullable Operation operation(String type) {
    if (!type.startsWith(OURS)) {
      return null;
    }
    return Arrays.stream(Operation.values())
        .filter(operation -> type.equals(OURS + operation.key()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequest(
                    EventAttributes.TYPE,
                    "names no operation; valid types: "
                        + OURS
                        + String.join(", " + OURS, Operation.names())));
  }

  /** The type of a response with a report. */
  static String result(Operation operation) {
    return OURS + operation.key() + RESULT;
  }
}
