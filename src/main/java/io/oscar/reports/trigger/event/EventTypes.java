package io.oscar.reports.trigger.event;

import io.oscar.reports.function.Operation;
import io.oscar.reports.report.InvalidRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of the events that are understood and sent. */
final class EventTypes {
  private static final String OURS = "io.oscar.reports.";
  private static final String RESULT = ".result";

  /** The type of an answer that says which reports were written where. */
  static final String RECEIPT = OURS + "receipt";

  private EventTypes() {}

  /**
   * The operation that a type names; null for a type of somebody else, such as a timer's, whose
   * data say what to do.
   *
   * @throws InvalidRequest for a type of ours that asks for nothing. An answer that a broker sends
   *     back to where it came from goes round no further.
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
                    "asks for nothing; these do: "
                        + OURS
                        + String.join(", " + OURS, Operation.names())));
  }

  /** The type of a report as an answer. */
  static String result(Operation operation) {
    return OURS + operation.key() + RESULT;
  }
}
