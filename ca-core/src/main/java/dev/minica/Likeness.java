package dev.minica;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a mistyped word was probably meant to be. */
public final class Likeness {

  private Likeness() {}

  /** The word that needs the fewest edits, if these are few enough for its length. */
  public static Optional<String> closest(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= tolerance(typed, word))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  private static int tolerance(String typed, String word) {
    return word.startsWith(typed) ? word.length() - typed.length() : 1 + word.length() / 5;
  }

  /**
   * How many letters are to be inserted, deleted, replaced or swapped with their neighbour (the
   * optimal string alignment distance).
   */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewest(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
