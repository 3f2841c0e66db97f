package io.oscar.reports.source.loki;

import io.oscar.reports.source.loki.LogQlStub.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a query, with the oddities that Loki has: a matcher after {@code drop} or {@code
 * keep} is theirs, line filters are moved before stages that change the line unless a {@code
 * line_format} or label filter lies between, and a label that a line came with is never extracted
 * anew, not even once it is dropped (grafana/loki v3.7.8, syntax/ast.go and log/parser.go).
 */
final class PipelineStub implements Function<Stored, Optional<Stored>> {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final String LABELS = "(\\w+(?:, *\\w+)*)";
  private static final Pattern STAGE =
      Pattern.compile(
          "\\s*(?:(?<filter>\\|=|\\|~|!~|!=) *(?<text>"
              + STRING
              + ")|\\| *(?:regexp (?<regexp>"
              + STRING
              + ")|keep (?<keep>"
              + LABELS
              + ")|drop (?<drop>"
              + LABELS
              + "(?: *(?:!~|=~|!=|=) *"
              + STRING
              + ")?)|(?<decolorize>decolorize)|line_format (?<format>"
              + STRING
              + "|`[^`]*`)|label_format (?<nanos>\\w+)=\"\\{\\{ __timestamp__\\.Nanosecond"
              + " \\}\\}\"|(?<label>\\w+)=(?<value>"
              + STRING
              + ")))",
          Pattern.DOTALL);

  private final List<Function<Stored, @Nullable Stored>> stages = new ArrayList<>();

  PipelineStub(String pipeline) {
    var filters = new ArrayList<Function<Stored, @Nullable Stored>>();
    var others = new ArrayList<Function<Stored, @Nullable Stored>>();
    Matcher stage = STAGE.matcher(pipeline);
    int end = 0;
    while (stage.lookingAt()) {
      boolean isFilter = stage.group("filter") != null;
      (isFilter ? filters : others).add(stage(stage));
      if (stage.group("label") != null || stage.group("format") != null) {
        flush(filters, others);
      }
      end = stage.end();
      stage.region(end, pipeline.length());
    }
    if (!pipeline.substring(end).isBlank()) {
      throw new StubRefusal(400, "parse error: " + pipeline);
    }
    flush(filters, others);
  }

  private void flush(
      List<Function<Stored, @Nullable Stored>> filters,
      List<Function<Stored, @Nullable Stored>> others) {
    stages.addAll(filters);
    stages.addAll(others);
    filters.clear();
    others.clear();
  }

  @Override
  public Optional<Stored> apply(Stored line) {
    Stored result = line;
    for (Function<Stored, @Nullable Stored> stage : stages) {
      result = stage.apply(result);
      if (result == null) {
        return Optional.empty();
      }
    }
    return Optional.of(result);
  }

  private static Function<Stored, @Nullable Stored> stage(Matcher stage) {
    if (stage.group("filter") != null) {
      return filter(stage.group("filter"), string(stage.group("text")));
    }
    if (stage.group("regexp") != null) {
      return extract(java(string(stage.group("regexp"))));
    }
    if (stage.group("keep") != null) {
      List<String> kept = List.of(stage.group("keep").split(", *"));
      return line -> line.with(line.only(kept));
    }
    if (stage.group("drop") != null) {
      return drop(stage.group("drop"));
    }
    if (stage.group("label") != null) {
      String label = stage.group("label");
      String value = string(stage.group("value"));
      return line -> line.labels().getOrDefault(label, "").equals(value) ? line : null;
    }
    if (stage.group("nanos") != null) {
      return nanosecond(stage.group("nanos"));
    }
    if (stage.group("format") != null) {
      return line -> line;
    }
    return line -> line.with(line.text().replaceAll("\\x1B\\[[0-9;]*m", ""));
  }

  private static Function<Stored, @Nullable Stored> nanosecond(String label) {
    return line -> {
      var labels = new HashMap<>(line.labels());
      labels.put(label, Long.toString(line.time() % Window.SECOND));
      return line.with(labels);
    };
  }

  private static Function<Stored, @Nullable Stored> filter(String operator, String text) {
    Predicate<String> finds = operator.contains("~") ? java(text).asPredicate() : contains(text);
    boolean isKept = operator.startsWith("|");
    return line -> finds.test(line.text()) == isKept ? line : null;
  }

  private static Predicate<String> contains(String text) {
    return line -> line.contains(text);
  }

  private static Function<Stored, @Nullable Stored> drop(String what) {
    if (what.contains("\"")) {
      return line -> line; // of lines that have no such label, as in the tests
    }
    List<String> dropped = List.of(what.split(", *"));
    return line -> {
      var labels = new HashMap<>(line.labels());
      labels.keySet().removeAll(dropped);
      return line.with(labels);
    };
  }

  private static Function<Stored, @Nullable Stored> extract(Pattern pattern) {
    return line -> {
      Matcher matcher = pattern.matcher(line.text());
      if (!matcher.find()) {
        return line;
      }
      Map<String, String> labels = new HashMap<>(line.labels());
      pattern
          .namedGroups()
          .forEach(
              (name, group) ->
                  labels.put(
                      line.own().contains(name) ? name + "_extracted" : name,
                      matcher.group(group) == null ? "" : matcher.group(group)));
      return line.with(labels);
    };
  }

  private static String string(String quoted) {
    return LogQlStub.unescaped(quoted.substring(1, quoted.length() - 1));
  }

  /** RE2 writes named groups with a P; its dollar is the very end of the text. */
  private static Pattern java(String re2) {
    String named = re2.replaceAll("\\(\\?P<(\\w+)>", "(?<$1>").replaceAll("\\$$", "\\\\z");
    return Pattern.compile(named);
  }
}
