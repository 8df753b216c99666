package io.octollm.schema;

import java.util.Collection;
import java.util.Comparator;

/** Finds the known word that a mistyped one probably meant. */
public final class Spelling {
  private Spelling() {}

  /** The known word with the fewest edits to the given one; of equals, the one that begins like it. */
  public static String nearest(String word, Collection<String> known) {
    String cut = word.length() > 64 ? word.substring(0, 64) : word;
    return known.stream()
        .min(Comparator.<String>comparingInt(candidate -> edits(cut, candidate))
            .thenComparingInt(candidate -> -sharedStart(cut, candidate)))
        .orElse("");
  }

  private static int sharedStart(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  /** Levenshtein distance, one row at a time. */
  public static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
