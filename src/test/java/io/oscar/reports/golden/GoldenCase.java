package io.oscar.reports.golden;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the program, whose answer is kept in a file.
 *
 * @param file the file below {@code src/test/resources/golden}, without its extension
 * @param call what is asked, and how
 */
record GoldenCase(String file, Call call) {

  /** A way in, and what is said there. */
  sealed interface Call {

    /**
     * A command. In its arguments {@code {out}} stands for an empty folder and {@code {in}} for the
     * file that holds the input.
     *
     * @param arguments what is typed after the program's name; no argument holds a space
     * @param input what the input file holds, or null where there is none
     * @param columns how wide the terminal is; 0 where the output goes to a program
     * @param logs the directory of logs; empty where none is set
     */
    record Command(String arguments, @Nullable String input, int columns, String logs)
        implements Call {}

    /**
     * A request over HTTP.
     *
     * @param isManaged whether the server asks a manager of OSCAR who may see what
     * @param method the method
     * @param target the path and the query, as sent
     * @param headers the headers, sorted by name
     * @param body the body; empty for none
     */
    record Http(
        boolean isManaged, String method, String target, Map<String, String> headers, String body)
        implements Call {

      Http with(String header, String value) {
        var more = new java.util.TreeMap<>(headers);
        more.put(header, value);
        return new Http(isManaged, method, target, more, body);
      }
    }

    /**
     * A call of an OSCAR service.
     *
     * @param environment what the supervisor sets, beside the files
     * @param body what the input file holds
     */
    record Invocation(Map<String, String> environment, String body) implements Call {}

    /**
     * A call of a function of the catalog, as adapters of clouds make it.
     *
     * @param name its name
     * @param json its input
     */
    record FunctionCall(String name, String json) implements Call {}
  }
}
