package io.oscar.reports.golden;

import io.oscar.reports.golden.GoldenCase.Call;
import io.oscar.reports.golden.GoldenCase.Call.Command;
import io.oscar.reports.golden.GoldenCase.Call.FunctionCall;
import io.oscar.reports.golden.GoldenCase.Call.Http;
import io.oscar.reports.golden.GoldenCase.Call.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of all cases: every report in every form by every way in, and what else is answered. */
final class GoldenCases {
  private static final List<String> FORMATS = List.of("json", "csv", "table");
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String LOGS = "logs";

  private final List<GoldenCase> cases = new ArrayList<>();

  private GoldenCases() {}

  static List<GoldenCase> all() {
    var list = new GoldenCases();
    list.reports();
    list.cases.addAll(HttpCases.all());
    list.cases.addAll(EventCases.all());
    list.cases.addAll(CommandCases.all());
    list.cases.addAll(InvocationCases.all());
    return List.copyOf(list.cases);
  }

  private void reports() {
    for (Question any : Question.all()) {
      add("function/" + any.name(), new FunctionCall(any.operation(), any.json()));
      for (Question question : inAllFormats(any)) {
        add("command/" + question.name(), command(question.arguments()));
        add("post/" + question.name(), question.post());
        if (question.isOscars()) {
          add("get/" + question.name(), question.get());
        }
      }
    }
    for (Question any : Question.shapes()) {
      for (Question question : inAllFormats(any)) {
        add("event-binary/" + question.name(), binary(question));
        add("event-structured/" + question.name(), structured(question));
        add("invocation/" + question.name(), invocation(question.job()));
      }
      add("terminal/" + any.name() + ".80-columns", new Command(any.arguments(), null, 80, LOGS));
      add("terminal/" + any.name() + ".50-columns", new Command(any.arguments(), null, 50, LOGS));
    }
  }

  private void add(String file, Call call) {
    cases.add(new GoldenCase(file, call));
  }

  private static List<Question> inAllFormats(Question question) {
    return FORMATS.stream().map(question::as).toList();
  }

  /** A command whose output goes to a program. */
  static Command command(String arguments) {
    return new Command(arguments, null, 0, LOGS);
  }

  /** A command that reads a request. */
  static Command command(String arguments, String input) {
    return new Command(arguments, input, 0, LOGS);
  }

  /** A call of an OSCAR service by nobody in particular. */
  static Invocation invocation(String body, String... environment) {
    var sorted = new TreeMap<String, String>();
    for (int i = 0; i < environment.length; i += 2) {
      sorted.put(environment[i], environment[i + 1]);
    }
    return new Invocation(sorted, body);
  }

  /** A GET of the server without a manager. */
  static Http get(String target) {
    return new Http(false, "GET", target, Map.of(), "");
  }

  /** A POST of JSON to the server without a manager. */
  static Http post(String target, String json) {
    return new Http(false, "POST", target, Map.of(), json).with("Content-Type", "application/json");
  }

  /** The same call of the server that asks a manager. */
  static Http managed(Http request) {
    return new Http(true, request.method(), request.target(), request.headers(), request.body());
  }

  /** An event in the binary mode. */
  static Http binary(String type, String data) {
    return post("/", data)
        .with("ce-specversion", "1.0")
        .with("ce-id", "7")
        .with("ce-source", "/golden")
        .with("ce-type", type);
  }

  /** An event in the structured mode. */
  static Http structured(String event) {
    return post("/", event).with("Content-Type", STRUCTURED);
  }

  private static Http binary(Question question) {
    return binary("io.oscar.reports." + question.operation(), question.json());
  }

  private static Http structured(Question question) {
    return structured(
        """
        {"specversion":"1.0","id":"7","source":"/golden","type":"io.oscar.reports.%s","data":%s}\
        """
            .formatted(question.operation(), question.json()));
  }
}
