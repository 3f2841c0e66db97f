package io.oscar.reports.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests names for misspellings ("did you mean"). */
public final class SpellingSuggestion {
  // Longer names may have more errors; names with nothing in common are not suggested.
  private static final int LETTERS_PER_MISTAKE = 3;
  private static final int LONGEST = 64;

  private SpellingSuggestion() {}

  /**
   * The name with the smallest edit distance (Levenshtein, with transpositions as one edit).
   *
   * @return the name; empty if none is similar
   */
  public static Optional<String> to(String text, Collection<String> names) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .map(name -> new Candidate(name, distance(text, name)))
        .filter(candidate -> candidate.distance <= mistakes(text, candidate.name))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** The suggestion as the end of a message, such as {@code ; did you mean 'period'?}. */
  public static String suggestion(String text, Collection<String> names) {
    return to(text, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private record Candidate(String name, int distance) {}

  private static int mistakes(String text, String name) {
    return Math.max(1, Math.max(text.length(), name.length()) / LETTERS_PER_MISTAKE);
  }

  private static int distance(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, one, other, i, j);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int fewest(int[][] edits, String one, String other, int i, int j) {
    boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
    int fewest =
        Math.min(
            edits[i - 1][j - 1] + (isSame ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean isSwapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return isSwapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
