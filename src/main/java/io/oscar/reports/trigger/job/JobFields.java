package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.function.Inquiry;
import io.oscar.reports.function.Operation;
import io.oscar.reports.function.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a job as text: those of a request, and {@code operation} or {@code operations}, and
 * {@code output}. Each of several operations has the parts of the whole, unless it sets its own.
 */
public final class JobFields {
  public static final String OPERATION = "operation";
  static final String OPERATIONS = "operations";
  public static final String OUTPUT = "output";

  /** The names of all parts, for messages. */
  public static final String KEYS =
      Parameter.keys() + ", " + OPERATION + ", " + OPERATIONS + ", " + OUTPUT;

  private static final int MOST_OPERATIONS = 20;
  private static final int LONGEST_NAME = 40;
  private static final String BREAKDOWN_BY = "breakdown-by-";

  private final RequestFields common = new RequestFields();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Operation operation;
  private @Nullable ObjectAddress output;

  private record Entry(Operation operation, RequestFields fields) {}

  /** The parts that every operation of the job has. */
  public RequestFields common() {
    return common;
  }

  /**
   * Sets the one operation.
   *
   * @throws InvalidRequest if there is no such operation, or it is set already
   */
  public void operation(String key) {
    if (operation != null) {
      throw new InvalidRequest(OPERATION, "is given more than once");
    }
    operation = named(key);
  }

  /**
   * Sets where the reports are to be written to.
   *
   * @throws InvalidRequest if it is no {@code s3://} address, or set already
   */
  public void output(String address) {
    if (output != null) {
      throw new InvalidRequest(OUTPUT, "is given more than once");
    }
    try {
      output = ObjectAddress.of(address);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidRequest(OUTPUT, String.valueOf(wrong.getMessage()));
    }
  }

  /**
   * The operation of a name.
   *
   * @throws InvalidRequest if there is none
   */
  static Operation named(String key) {
    RequestFields.requireLength(OPERATION, key, LONGEST_NAME);
    return Operation.of(key);
  }

  /** Whether the reports are to be written somewhere. */
  public boolean hasOutput() {
    return output != null;
  }

  /**
   * Adds one of several operations by its short name: {@code summary}, {@code metric}, or {@code
   * breakdown-by-} with a group.
   */
  void add(String shortName) {
    var fields = new RequestFields();
    if (shortName.startsWith(BREAKDOWN_BY)) {
      fields.set(Parameter.GROUP_BY, shortName.substring(BREAKDOWN_BY.length()));
      add(Operation.BREAKDOWN, fields);
    } else {
      add(named(shortName), fields);
    }
  }

  /** Adds one of several operations with parts of its own. */
  void add(Operation which, RequestFields fields) {
    if (entries.size() == MOST_OPERATIONS) {
      throw new InvalidRequest(OPERATIONS, "are more than " + MOST_OPERATIONS);
    }
    entries.add(new Entry(which, fields));
  }

  /**
   * The job that the parts make up, on behalf of a caller.
   *
   * @param implied the operation that the way of calling names, or null where it names none;
   *     without any, a summary is made
   * @throws InvalidRequest if a part cannot be read or contradicts another
   */
  public ReportJob toJob(@Nullable Operation implied, Caller caller) {
    if (implied != null && !entries.isEmpty()) {
      throw new InvalidRequest(OPERATIONS, "cannot be combined with a call of " + implied.key());
    }
    if (implied != null && operation != null && operation != implied) {
      throw new InvalidRequest(OPERATION, "contradicts the call of " + implied.key());
    }
    if (operation != null && !entries.isEmpty()) {
      throw new InvalidRequest(OPERATIONS, "cannot be combined with " + OPERATION);
    }
    return new ReportJob(calls(implied == null ? operation : implied, caller), output);
  }

  private List<Inquiry> calls(@Nullable Operation single, Caller caller) {
    if (entries.isEmpty()) {
      return List.of(new Inquiry(single == null ? unnamed() : single, common.toRequest(caller)));
    }
    return entries.stream()
        .map(
            entry ->
                new Inquiry(entry.operation(), entry.fields().inheriting(common).toRequest(caller)))
        .toList();
  }

  /** What only a metric or a breakdown has is not passed over in silence. */
  private Operation unnamed() {
    if (common.isSet(Parameter.METRIC) || common.isSet(Parameter.GROUP_BY)) {
      throw new InvalidRequest(
          OPERATION, "is missing: one of " + String.join(", ", Operation.names()));
    }
    return Operation.SUMMARY;
  }
}
