package io.oscar.reports.trigger.oscar;

import io.oscar.reports.report.FileProblem;
import io.oscar.reports.report.InvalidRequest;
import io.oscar.reports.trigger.job.JobBody;
import io.oscar.reports.trigger.job.JobFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call: JSON, or JSON in base64. The supervisor decodes base64 in request bodies, but
 * not in files uploaded to a bucket.
 */
final class CallBody {
  private static final String BODY = "body";

  // Base64 with line breaks is longer than its content.
  private static final int MAX_BYTES = 2 * JobBody.MAX_BYTES;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CallBody() {}

  /**
   * Parses the body.
   *
   * @param file the file with the body; it may be empty
   * @throws InvalidRequest if it is missing, unreadable or invalid
   */
  static JobFields read(@Nullable Path file) {
    String text = withoutMark(text(file));
    String json = text.isEmpty() || isJson(text) ? text : decoded(text);
    return JobBody.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private static String text(@Nullable Path file) {
    if (file == null) {
      throw new InvalidRequest(BODY, "is missing: INPUT_FILE_PATH is not set by OSCAR");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(JobBody.bytes(in, MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new InvalidRequest(BODY, "cannot be read: " + FileProblem.of(unreadable));
    }
  }

  private static String decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(withoutSpace(text));
      String json = withoutMark(new String(bytes, StandardCharsets.UTF_8));
      if (isJson(json)) {
        return json;
      }
    } catch (IllegalArgumentException other) {
      // Reported below.
    }
    throw new InvalidRequest(BODY, "is neither a JSON object nor base64 of one");
  }

  /** Base64 may contain line breaks. */
  private static String withoutSpace(String text) {
    var dense = new StringBuilder(text.length());
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> dense.append((char) c));
    return dense.toString();
  }

  /** Editors on Windows add a byte order mark, which is not JSON. */
  private static String withoutMark(String text) {
    return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
  }
}
