package io.oscar.reports.trigger.cloudevents;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The required attributes of CloudEvents 1.0, validated as specified (3.1, "Required Attributes";
 * 2, "Type System"). All others are ignored.
 */
final class EventAttributes {
  static final String SPEC_VERSION = "specversion";
  static final String ID = "id";
  static final String SOURCE = "source";
  static final String TYPE = "type";

  /** The required attributes. */
  static final List<String> REQUIRED = List.of(SPEC_VERSION, ID, SOURCE, TYPE);

  /** The only supported version. */
  static final String VERSION = "1.0";

  // The id becomes a response header, in which each character may take nine bytes.
  private static final int LONGEST = 500;

  private final String prefix;
  private final Map<String, String> texts = new HashMap<>();

  /**
   * @param prefix the prefix of names in the transport, for messages
   */
  EventAttributes(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Sets a required attribute.
   *
   * @throws InvalidRequest if it is already set, empty, too long or contains invalid characters
   */
  void set(String name, String text) {
    if (text.isBlank()) {
      throw new InvalidRequest(prefix + name, "is empty");
    }
    if (text.length() > LONGEST) {
      throw new InvalidRequest(prefix + name, "is longer than " + LONGEST + " characters");
    }
    if (text.codePoints().anyMatch(EventAttributes::isDisallowed)) {
      throw new InvalidRequest(
          prefix + name, "contains a character that is not allowed in attributes");
    }
    if (texts.putIfAbsent(name, text) != null) {
      throw new InvalidRequest(prefix + name, "is given more than once");
    }
  }

  /**
   * Creates the event.
   *
   * @throws InvalidRequest naming the missing attribute or the unsupported version
   */
  Event toEvent(JobFields job) {
    String version = required(SPEC_VERSION);
    if (!version.equals(VERSION)) {
      throw new InvalidRequest(prefix + SPEC_VERSION, "must be " + VERSION);
    }
    String id = required(ID);
    required(SOURCE);
    return new Event(id, required(TYPE), job);
  }

  private String required(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new InvalidRequest(prefix + name, "is missing");
    }
    return text;
  }

  private static boolean isDisallowed(int character) {
    boolean isNoCharacter =
        (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || isNoCharacter;
  }
}
