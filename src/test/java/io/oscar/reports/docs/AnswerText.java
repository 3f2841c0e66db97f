package io.oscar.reports.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the documents show answers: JSON with line breaks, CSV and text as they are; a line that ends
 * in a backslash goes on in the next one, without the blanks that this one begins with.
 */
final class AnswerText {
  private static final int WIDTH = 110;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private AnswerText() {}

  /** What a block says, or what was answered, in the one form in which they are compared. */
  static String plain(String language, String text) {
    String joined = text.replace("\r\n", "\n").replaceAll("\\\\\n *", "").stripTrailing();
    if (!language.equals("json")) {
      return joined;
    }
    try {
      return MAPPER.readTree(joined).toString();
    } catch (JacksonException broken) {
      throw new AssertionError("no JSON: " + broken.getMessage(), broken);
    }
  }

  /** An answer as a document shows it. */
  static String shown(String language, String answer) {
    return switch (language) {
      case "json" -> json(MAPPER.readTree(answer), 0, 0);
      case "csv" -> folded(answer, ',');
      default -> folded(answer, ' ');
    };
  }

  private static String folded(String answer, char separator) {
    return answer
        .lines()
        .map(line -> folded(line, 0, "  ", separator))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  /** Breaks a line that begins in a column, behind separators. */
  private static String folded(String line, int column, String indent, char separator) {
    var lines = new ArrayList<String>();
    String rest = line;
    int width = WIDTH - column;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(separator, width - 2) + 1;
      if (end <= indent.length()) {
        break;
      }
      lines.add(rest.substring(0, end) + "\\");
      rest = indent + rest.substring(end);
      width = WIDTH;
    }
    lines.add(rest);
    return String.join("\n", lines);
  }

  /** JSON, one line for whatever fits into it. */
  private static String json(JsonNode node, int indent, int used) {
    String line = inOneLine(node);
    if (used + line.length() <= WIDTH) {
      return line;
    }
    if (!node.isContainer()) {
      return folded(line, used, " ".repeat(indent + 2), ' ');
    }
    String inner = " ".repeat(indent + 2);
    List<String> members =
        node.isArray()
            ? node.valueStream().map(each -> inner + json(each, indent + 2, indent + 3)).toList()
            : node.propertyStream().map(each -> inner + member(each, indent + 2)).toList();
    String open = node.isArray() ? "[" : "{";
    String close = node.isArray() ? "]" : "}";
    return open + "\n" + String.join(",\n", members) + "\n" + " ".repeat(indent) + close;
  }

  private static String member(Map.Entry<String, JsonNode> member, int indent) {
    String name = "\"" + member.getKey() + "\": ";
    return name + json(member.getValue(), indent, indent + name.length() + 1);
  }

  private static String inOneLine(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(AnswerText::inOneLine)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node.isObject()) {
      return node.propertyStream()
          .map(each -> "\"" + each.getKey() + "\": " + inOneLine(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return node.toString();
  }
}
