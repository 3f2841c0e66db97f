package io.oscar.reports.trigger.event;

import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes that every event of CloudEvents 1.0 has, each checked as the specification (3.1,
 * "Required Attributes"; 2, "Type System") has it. All others are passed over.
 */
final class EventAttributes {
  static final String SPEC_VERSION = "specversion";
  static final String ID = "id";
  static final String SOURCE = "source";
  static final String TYPE = "type";

  /** Those that must be there. */
  static final List<String> REQUIRED = List.of(SPEC_VERSION, ID, SOURCE, TYPE);

  /** The one version there is; Knative sends no other. */
  static final String VERSION = "1.0";

  // The id goes into a header of the answer, where each character may take nine bytes.
  private static final int LONGEST = 500;

  private final String prefix;
  private final Map<String, String> texts = new HashMap<>();

  /**
   * @param prefix what stands before the names where the sender writes them, for messages
   */
  EventAttributes(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Sets a required attribute.
   *
   * @throws InvalidRequest if it is set already, empty, too long or no text of an attribute
   */
  void set(String name, String text) {
    if (text.isBlank()) {
      throw new InvalidRequest(prefix + name, "is empty");
    }
    if (text.length() > LONGEST) {
      throw new InvalidRequest(prefix + name, "is longer than " + LONGEST + " characters");
    }
    if (text.codePoints().anyMatch(EventAttributes::isDisallowed)) {
      throw new InvalidRequest(prefix + name, "holds a character that no attribute may hold");
    }
    if (texts.putIfAbsent(name, text) != null) {
      throw new InvalidRequest(prefix + name, "is given more than once");
    }
  }

  /**
   * The event that has these attributes.
   *
   * @throws InvalidRequest naming the attribute that is missing, or the version that is not known
   */
  Event toEvent(JobFields job) {
    String version = required(SPEC_VERSION);
    if (!version.equals(VERSION)) {
      throw new InvalidRequest(prefix + SPEC_VERSION, "is not " + VERSION);
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
