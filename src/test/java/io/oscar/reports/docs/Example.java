package io.oscar.reports.docs;

import io.oscar.reports.docs.MarkdownFile.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a document, with the answer that is shown below it.
 *
 * @param file the document
 * @param request the block with the command
 * @param answer the block that follows; null where the request is shown without its answer
 */
record Example(MarkdownFile file, Block request, @Nullable Block answer) {
  private static final List<String> ANSWERS = List.of("json", "csv", "text");

  /** The examples of a document: every block of {@code sh}. */
  static List<Example> of(MarkdownFile file) {
    List<Block> blocks = file.blocks();
    var examples = new ArrayList<Example>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.language().equals("sh")) {
        Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
        examples.add(new Example(file, block, isAnswer(file, block, next) ? next : null));
      }
    }
    return examples;
  }

  /** An answer follows its request at once: at most a blank line is between them. */
  private static boolean isAnswer(MarkdownFile file, Block request, @Nullable Block next) {
    return next != null
        && ANSWERS.contains(next.language())
        && file.lines().subList(request.end() + 1, next.start() - 1).stream()
            .allMatch(String::isBlank);
  }

  /** The language of the answer; empty where none is shown. */
  String language() {
    return answer == null ? "" : answer.language();
  }

  @Override
  public String toString() {
    return "line " + request.start() + ": " + request.text().lines().findFirst().orElse("");
  }
}
