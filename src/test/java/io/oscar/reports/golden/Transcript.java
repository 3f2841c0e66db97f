package io.oscar.reports.golden;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What was asked and what was answered, as text that loses no byte of either. */
final class Transcript {
  private final StringBuilder text = new StringBuilder();

  /** Adds a line of its own. */
  Transcript line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Adds bytes under a title; a missing end of the last line is said. */
  Transcript part(String title, byte[] bytes) {
    if (bytes.length == 0) {
      return this;
    }
    String content = decoded(bytes);
    line("--- " + title).text.append(content);
    return content.endsWith("\n") ? this : line("").line("--- (no end of line)");
  }

  /** Adds each file of a folder, by name. */
  Transcript files(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      part("file " + folder.relativize(file), Files.readAllBytes(file));
    }
    return this;
  }

  /** All of it. */
  String text() {
    return text.toString();
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new AssertionError("the answer is not UTF-8", malformed);
    }
  }
}
