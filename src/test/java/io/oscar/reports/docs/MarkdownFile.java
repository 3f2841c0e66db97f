package io.oscar.reports.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document in Markdown.
 *
 * @param path where it lies
 * @param lines its lines
 */
record MarkdownFile(Path path, List<String> lines) {
  private static final String FENCE = "```";

  MarkdownFile {
    lines = List.copyOf(lines);
  }

  /**
   * A fenced block of code.
   *
   * @param language what the fence says it is; empty where it says nothing
   * @param start the index of the first line within the fences
   * @param end the index of the closing fence
   * @param text what is between the fences
   */
  record Block(String language, int start, int end, String text) {}

  static MarkdownFile read(Path path) throws IOException {
    return new MarkdownFile(path, Files.readAllLines(path));
  }

  /** README, CONTRIBUTING and everything below {@code docs}. */
  static List<MarkdownFile> all() throws IOException {
    var files = new ArrayList<MarkdownFile>();
    files.add(read(Path.of("README.md")));
    files.add(read(Path.of("CONTRIBUTING.md")));
    try (Stream<Path> found = Files.walk(Path.of("docs"))) {
      for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
        files.add(read(path));
      }
    }
    return files;
  }

  /** The fenced blocks, in their order. */
  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      if (start < 0) {
        start = i + 1;
      } else {
        String language = lines.get(start - 1).substring(FENCE.length()).strip();
        blocks.add(new Block(language, start, i, String.join("\n", lines.subList(start, i))));
        start = -1;
      }
    }
    if (start >= 0) {
      throw new AssertionError(path + ": the block from line " + start + " on is not closed");
    }
    return blocks;
  }

  /** The lines outside of fenced blocks. */
  List<String> prose() {
    var prose = new ArrayList<>(lines);
    for (Block block : blocks().reversed()) {
      prose.subList(block.start() - 1, block.end() + 1).clear();
    }
    return prose;
  }

  /**
   * The rows of the first table whose header begins with a cell, without header and rule; each cell
   * stripped.
   */
  List<List<String>> table(String firstCell) {
    int header = 0;
    while (header < lines.size() - 1 && !isHeader(header, firstCell)) {
      header++;
    }
    if (header == lines.size() - 1) {
      throw new AssertionError(path + " has no table that begins with '" + firstCell + "'");
    }
    return lines.stream()
        .skip(header + 2)
        .takeWhile(line -> line.startsWith("|"))
        .map(MarkdownFile::cells)
        .toList();
  }

  private boolean isHeader(int index, String firstCell) {
    return lines.get(index).startsWith("| " + firstCell + " |")
        && lines.get(index + 1).startsWith("| ---");
  }

  /** A cell may hold an escaped bar. */
  private static List<String> cells(String row) {
    String inner = row.strip().substring(1, row.strip().length() - 1);
    return Stream.of(inner.split("(?<!\\\\)[|]", -1))
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }
}
