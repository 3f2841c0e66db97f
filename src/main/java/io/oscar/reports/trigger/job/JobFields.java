package io.oscar.reports.trigger.job;

import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.engine.Operation;
import io.oscar.reports.engine.OperationRequest;
import io.oscar.reports.engine.Parameter;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a job as text: those of a request, {@code operation} or {@code operations}, and
 * {@code output}. Each of several operations inherits the fields of the job unless it sets its own.
 */
public final class JobFields {
  public static final String OPERATION = "operation";
  static final String OPERATIONS = "operations";
  public static final String OUTPUT = "output";

  /** The names of all fields, for messages. */
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

  /** The fields that every operation of the job inherits. */
  public RequestFields common() {
    return common;
  }

  /**
   * Sets the operation.
   *
   * @throws InvalidRequest if it is unknown or already set
   */
  public void operation(String key) {
    if (operation != null) {
      throw new InvalidRequest(OPERATION, "is given more than once");
    }
    operation = named(key);
  }

  /**
   * Sets the output of the reports.
   *
   * @throws InvalidRequest if it is not an {@code s3://} address, or already set
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
   * The operation with a name.
   *
   * @throws InvalidRequest if it is unknown
   */
  static Operation named(String key) {
    RequestFields.requireLength(OPERATION, key, LONGEST_NAME);
    return Operation.of(key);
  }

  /** Whether an output is set. */
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

  /** Adds one of several operations with its own fields. */
  void add(Operation which, RequestFields fields) {
    if (entries.size() == MOST_OPERATIONS) {
      throw new InvalidRequest(OPERATIONS, "exceed the limit of " + MOST_OPERATIONS);
    }
    entries.add(new Entry(which, fields));
  }

  /**
   * Creates the job of a caller.
   *
   * @param implied the operation named by the path or event type, or null; the default is a summary
   * @throws InvalidRequest if a field is invalid or conflicts with another
   */
  public ReportJob toJob(@Nullable Operation implied, Caller caller) {
    if (implied != null && !entries.isEmpty()) {
      throw new InvalidRequest(OPERATIONS, "cannot be combined with a call of " + implied.key());
    }
    if (implied != null && operation != null && operation != implied) {
      throw new InvalidRequest(OPERATION, "conflicts with the call of " + implied.key());
    }
    if (operation != null && !entries.isEmpty()) {
      throw new InvalidRequest(OPERATIONS, "cannot be combined with " + OPERATION);
    }
    return new ReportJob(calls(implied == null ? operation : implied, caller), output);
  }

  private List<OperationRequest> calls(@Nullable Operation single, Caller caller) {
    if (entries.isEmpty()) {
      return List.of(
          new OperationRequest(single == null ? unnamed() : single, common.toRequest(caller)));
    }
    return entries.stream()
        .map(
            entry ->
                new OperationRequest(
                    entry.operation(), entry.fields().inheriting(common).toRequest(caller)))
        .toList();
  }

  /** Fields of other operations are not ignored silently. */
  private Operation unnamed() {
    if (Stream.of(Parameter.METRIC, Parameter.GROUP_BY, Parameter.INTERVAL, Parameter.TOP)
        .anyMatch(common::isSet)) {
      throw new InvalidRequest(
          OPERATION, "is required: one of " + String.join(", ", Operation.names()));
    }
    return Operation.SUMMARY;
  }
}
